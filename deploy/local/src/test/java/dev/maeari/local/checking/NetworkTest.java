package dev.maeari.local.checking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of a server that shows a certificate for 127.0.0.1, good for thirty days. */
class NetworkTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Clock NOW = Clock.systemUTC();

    private static HttpsServer server;
    private static SSLContext trusting;

    @BeforeAll
    static void a_server(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=server",
                        "-validity",
                        "30",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trusting));
        server.start();
    }

    @AfterAll
    static void end() {
        server.stop(0);
    }

    @Test
    void a_certificate_that_is_accepted_and_good_for_weeks_is_fine() throws Exception {
        assertThat(encryption(trusted("127.0.0.1", NOW)))
                .isInstanceOfSatisfying(
                        Finding.Fine.class,
                        fine -> assertThat(fine.what()).matches("TLSv1.3, certificate good for (29|30) days"));
    }

    @Test
    void one_that_ends_within_two_weeks_wants_to_be_renewed() throws Exception {
        Clock later = Clock.offset(NOW, Duration.ofDays(20));

        assertThat(encryption(trusted("127.0.0.1", later))).isInstanceOfSatisfying(Finding.Wrong.class, wrong -> {
            assertThat(wrong.what()).contains("certificate good for 9 days");
            assertThat(wrong.advice()).contains("renew the certificate");
        });
    }

    @Test
    void one_for_another_name_is_not_accepted() throws Exception {
        assertThat(encryption(trusted("localhost", NOW))).isInstanceOfSatisfying(Finding.Wrong.class, wrong -> {
            assertThat(wrong.what()).startsWith("the certificate is not accepted: ");
            assertThat(wrong.advice()).contains("a certificate for localhost");
        });
    }

    @Test
    void one_that_nobody_known_vouches_for_is_not_accepted() throws Exception {
        assertThat(encryption(new Network(address("127.0.0.1"), NOW)))
                .isInstanceOfSatisfying(
                        Finding.Wrong.class,
                        wrong -> assertThat(wrong.what()).startsWith("the certificate is not accepted: "));
    }

    private static Network trusted(String host, Clock clock) {
        return new Network(address(host), clock, trusting.getSocketFactory());
    }

    private static Finding encryption(Network network) throws Exception {
        return network.encryption().look().take();
    }

    private static URI address(String host) {
        return URI.create("https://%s:%d".formatted(host, server.getAddress().getPort()));
    }
}
