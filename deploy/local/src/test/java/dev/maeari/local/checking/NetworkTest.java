package dev.maeari.local.checking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of servers, most of which show a certificate for 127.0.0.1 that is good for thirty days. */
class NetworkTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Clock NOW = Clock.systemUTC();

    private static Path stores;
    private static HttpsServer server;
    private static SSLContext trusting;

    @BeforeAll
    static void a_server(@TempDir Path folder) throws Exception {
        stores = folder;
        KeyStore keys = pair("server", "server", "-validity", "30", "-ext", "san=ip:127.0.0.1");
        trusting = context(keys, keys);
        server = serving(trusting);
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
        assertThat(encryption(new Network(address("127.0.0.1", server), NOW)))
                .isInstanceOfSatisfying(
                        Finding.Wrong.class,
                        wrong -> assertThat(wrong.what()).startsWith("the certificate is not accepted: "));
    }

    @Test
    void one_that_has_expired_wants_to_be_renewed_though_its_authority_is_known() throws Exception {
        // Given
        KeyStore known = pair("expired", "authority", "-validity", "30", "-ext", "bc:c");
        KeyStore own = pair(
                "expired",
                "expired",
                "-signer",
                "authority",
                "-startdate",
                "-40d",
                "-validity",
                "10",
                "-ext",
                "san=ip:127.0.0.1");
        own.deleteEntry("authority");
        SSLContext context = context(own, known);
        HttpsServer late = serving(context);
        try {
            // When
            Finding finding = encryption(new Network(address("127.0.0.1", late), NOW, context.getSocketFactory()));
            // Then
            assertThat(finding).isInstanceOfSatisfying(Finding.Wrong.class, wrong -> {
                assertThat(wrong.what()).isEqualTo("the certificate has expired");
                assertThat(wrong.advice()).contains("renew the certificate");
            });
        } finally {
            late.stop(0);
        }
    }

    @Test
    void a_port_that_speaks_no_tls_is_not_taken_for_a_bad_certificate() throws Exception {
        // Given
        try (ServerSocket plain = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerInTheClear(plain));
            URI site = URI.create("https://127.0.0.1:" + plain.getLocalPort());
            // When
            Finding finding = encryption(new Network(site, NOW));
            // Then
            assertThat(finding).isInstanceOfSatisfying(Finding.Wrong.class, wrong -> {
                assertThat(wrong.what()).startsWith("TLS fails: ");
                assertThat(wrong.advice()).contains("must speak HTTPS at port " + plain.getLocalPort());
            });
        }
    }

    private static Network trusted(String host, Clock clock) {
        return new Network(address(host, server), clock, trusting.getSocketFactory());
    }

    private static Finding encryption(Network network) throws Exception {
        return network.encryption().look().take();
    }

    private static URI address(String host, HttpsServer at) {
        return URI.create("https://%s:%d".formatted(host, at.getAddress().getPort()));
    }

    private static void answerInTheClear(ServerSocket plain) {
        try (Socket asking = plain.accept()) {
            asking.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            asking.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The doctor has hung up.
        }
    }

    private static HttpsServer serving(SSLContext context) throws IOException {
        HttpsServer serving = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serving.setHttpsConfigurator(new HttpsConfigurator(context));
        serving.start();
        return serving;
    }

    private static SSLContext context(KeyStore own, KeyStore known) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** The store of that name, with one more pair of keys; what else it is to be is said as keytool takes it. */
    private static KeyStore pair(String store, String alias, String... more) throws Exception {
        Path file = stores.resolve(store + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias,
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit"));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }
}
