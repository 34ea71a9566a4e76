package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.maeari.embedded.Authority;
import dev.maeari.embedded.Database;
import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentId;
import dev.maeari.events.Event;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that speak HTTP by TLS alone, told what a cluster's manifests tell them ({@code components/tls}). */
@Tag("long")
class TlsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MOUNT = "/etc/maeari/tls";

    @TempDir
    static Path folder;

    private static final EmbeddedStack STACK = EmbeddedStack.shared();
    private static final Topics TOPICS = STACK.topics("tls.", 3);

    private static Authority authority;
    private static Authority another;
    private static Packaged engagement;

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.in(folder.resolve("authority"));
        another = Authority.in(folder.resolve("another"));
        authority.mount(folder.resolve("engagement"));
        engagement = Packaged.start("engagement-service", told("engagement", Map.of()), folder);
        HttpClient client = trusting(authority);
        Awaitility.await("it is ready, see " + engagement.log())
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get(client, ready("https")).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        engagement.close();
    }

    @Test
    void who_trusts_the_authority_is_answered() throws Exception {
        // When
        HttpResponse<String> answer = get(trusting(authority), api("https"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void plain_requests_are_answered_nowhere() {
        assertThat(List.of(Http.get(api("http")), Http.get(ready("http")))).containsOnly(Http.Answer.NONE);
    }

    @Test
    void a_service_that_would_answer_in_both_ways_does_not_start() throws Exception {
        // Given
        Map<String, String> both = Map.of("QUARKUS_HTTP_INSECURE_REQUESTS", "enabled", "MAEARI_ROLES", "api");
        // When
        try (Packaged careless = Packaged.start("engagement-service", told("engagement", both), folder)) {
            // Then
            Awaitility.await().atMost(PATIENCE).until(() -> !careless.process().isAlive());
            awaitSaid(careless, "Both http and https servers started on port " + careless.port());
        }
    }

    @Test
    void who_trusts_another_authority_speaks_to_nobody() throws Exception {
        // Given
        HttpClient stranger = trusting(another);
        // When, Then
        assertThatThrownBy(() -> get(stranger, api("https"))).isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> get(stranger, ready("https"))).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void a_renewed_certificate_is_shown_without_a_restart() throws Exception {
        // Given
        Certificate former = shown(api("https"));
        // When
        authority.renew();
        authority.mount(folder.resolve("engagement"));
        // Then; who comes in that very instant is hung up on (docs/adr/0056)
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> !shown(api("https")).equals(former)
                        && shown(ready("https")).equals(shown(api("https"))));
        assertThat(Http.get(api("http"))).isEqualTo(Http.Answer.NONE);
    }

    /** The token that it brings along is nobody's: it is told so only where it has come through. */
    @Test
    void a_service_asks_another_only_if_it_trusts_its_authority_and_learns_of_one_without_a_restart() throws Exception {
        // Given
        HttpServer provider = provider();
        another.mount(folder.resolve("notification"));
        Map<String, String> own = Map.of(
                "QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL",
                "http://127.0.0.1:" + provider.getAddress().getPort(),
                "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                "of-nobody",
                // By the names of variables a second provider, whose tokens would be taken, can't be told from its
                // client.
                "QUARKUS_OIDC_CLIENT_TENANT_ENABLED",
                "false",
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_FROM",
                "maeari@maeari.example");
        try (Packaged notification = Packaged.start("notification-service", told("notification", own), folder)) {
            // When
            comment();
            // Then
            awaitSaid(notification, "SSLHandshakeException: Failed to create SSL connection");
            assertThat(Files.readString(notification.log())).doesNotContain("answered 401");
            // When
            authority.mount(folder.resolve("notification"));
            // Then
            awaitSaid(notification, "answered 401");
        } finally {
            provider.stop(0);
        }
    }

    private static void awaitSaid(Packaged service, String words) {
        Awaitility.await("it says so, see " + service.log())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Files.readString(service.log())).contains(words));
    }

    /** Whose tokens engagement-service knows nothing of. */
    private static HttpServer provider() throws IOException {
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map<String, Object> answer = Map.of(
                "token_endpoint",
                "http://127.0.0.1:" + provider.getAddress().getPort(),
                "access_token",
                "of-nobody",
                "token_type",
                "Bearer",
                "expires_in",
                3600);
        byte[] body = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        provider.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
        return provider;
    }

    /** Under an article whose author is to be told of it. */
    private static void comment() throws Exception {
        ArticleId article = new ArticleId(UUID.randomUUID());
        Instant then = Instant.parse("2026-03-01T09:00:00Z");
        send(
                new ArticlePublished(
                        article, 1, "tls", "TLS", "", "Essays", List.of(), "en", null, "author", "author", then, then),
                article);
        send(new CommentPublished(article, new CommentId(UUID.randomUUID()), 1, null), article);
    }

    private static void send(Event event, ArticleId article) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", STACK.kafka().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new EventCodec(TOPICS).encode(event, article.value(), Instant.now()))
                    .get();
        }
    }

    private static URI api(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + engagement.port() + "/api/engagement/trending");
    }

    private static URI ready(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + engagement.management() + "/q/health/ready");
    }

    /** What the component's settings say, with the Secret mounted elsewhere and looked at more often; and where all is. */
    private static Map<String, String> told(String mount, Map<String, String> own) throws IOException {
        Map<String, String> told;
        try (Stream<String> lines = Files.lines(Launcher.root().resolve("deploy/kubernetes/components/tls/tls.env"))) {
            told = new HashMap<>(lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0],
                            pair -> pair[1].replace(MOUNT, folder.resolve(mount).toString()))));
        }
        told.replace("QUARKUS_TLS__INTERNAL__RELOAD_PERIOD", "1S");
        told.computeIfPresent(
                "MAEARI_ENGAGEMENT_URL",
                (name, url) -> url.replace(
                        "engagement-api:8082", engagement == null ? "127.0.0.1" : "127.0.0.1:" + engagement.port()));
        Database database = STACK.database("tls_" + mount);
        told.putAll(Packaged.topics(TOPICS));
        told.putAll(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", STACK.kafka().bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password()));
        told.putAll(own);
        return told;
    }

    /** The certificate that somebody who comes anew is shown. */
    private static Certificate shown(URI uri) throws Exception {
        return get(trusting(authority), uri).sslSession().orElseThrow().getPeerCertificates()[0];
    }

    private static HttpResponse<String> get(HttpClient client, URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient trusting(Authority authority) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream certificate = Files.newInputStream(authority.certificate())) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }
}
