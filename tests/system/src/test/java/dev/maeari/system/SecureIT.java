package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.embedded.Authority;
import dev.maeari.embedded.SecureKafka;
import dev.maeari.embedded.SecurePostgres;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is let into Kafka and PostgreSQL by TLS and name alone, told what a cluster's manifests tell it. */
@Tag("long")
class SecureIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Topics TOPICS = new Topics("secure.", 3, (short) 1);
    private static final ArticleId ARTICLE = new ArticleId(UUID.fromString("0190b5a2-7c3e-7d4f-8a5b-6c7d8e9f0a1b"));
    private static final String PASSWORD = "of-the-service";
    private static final String SECRET = "only-this-test-keeps-sessions-with-this";
    private static final int READERS = 100;

    @TempDir
    static Path folder;

    /** As docs/rotation.md says of the passwords at Kafka: the next one comes by another name, the former is shut out. */
    @Test
    void another_name_at_kafka_is_taken_while_readers_come_and_all_of_them_are_counted() throws Exception {
        Authority authority = Authority.in(folder.resolve("authority"));
        try (SecureKafka kafka = SecureKafka.start(folder.resolve("kafka"), authority);
                SecurePostgres postgres =
                        SecurePostgres.start(folder.resolve("postgres"), authority, "engagement", PASSWORD)) {
            // Given
            kafka.broker().create(TOPICS);
            publish(kafka.broker().bootstrapServers());
            kafka.letIn("engagement", PASSWORD);
            kafka.letIn("engagement-b", PASSWORD);
            String database = postgres.jdbcUrl(Launcher.root(), "engagement", authority.certificate());
            try (Service former =
                    new Service("engagement", told(kafka, "engagement", authority.certificate()), database)) {
                former.awaitKnown();
                Newcomers readers = Newcomers.on(former.url(), ARTICLE.toString());
                // When
                try (Service next =
                        new Service("engagement", told(kafka, "engagement-b", authority.certificate()), database)) {
                    try (readers) {
                        next.awaitKnown();
                        kafka.shutOut("engagement");
                        readers.awaitMore(READERS);
                        readers.goTo(next.url());
                        former.end();
                        readers.awaitMore(READERS);
                    }
                    // Then
                    assertThat(readers.refused()).isEmpty();
                    awaitCounted(next, readers.answered());
                    assertThat(differences(next)).isZero();
                }
            }
        }
    }

    /** As docs/rotation.md says of certificates: whoever vouches for Kafka and PostgreSQL may be another one in the end. */
    @Test
    void another_authority_vouches_while_readers_come_and_all_of_them_are_counted() throws Exception {
        Authority one = Authority.in(folder.resolve("one"));
        try (SecureKafka kafka = SecureKafka.start(folder.resolve("kafka-of-one"), one);
                SecurePostgres postgres =
                        SecurePostgres.start(folder.resolve("postgres-of-one"), one, "engagement", PASSWORD)) {
            // Given a service that has been told to trust both, the present one and the next
            Authority another = Authority.in(folder.resolve("another"));
            Path both = another.certificatesWith(one);
            kafka.broker().create(TOPICS);
            publish(kafka.broker().bootstrapServers());
            kafka.letIn("engagement", PASSWORD);
            try (Service former = new Service(
                    "engagement",
                    told(kafka, "engagement", both),
                    postgres.jdbcUrl(Launcher.root(), "engagement", both))) {
                former.awaitKnown();
                Newcomers readers = Newcomers.on(former.url(), ARTICLE.toString());
                readers.awaitMore(READERS);
                // When
                kafka.show(another);
                postgres.show(another);
                // Then one that trusts nobody but the next is let in
                Path its = another.certificate();
                try (Service next = new Service(
                        "engagement",
                        told(kafka, "engagement", its),
                        postgres.jdbcUrl(Launcher.root(), "engagement", its))) {
                    try (readers) {
                        next.awaitKnown();
                        readers.awaitMore(READERS);
                        readers.goTo(next.url());
                        former.end();
                        readers.awaitMore(READERS);
                    }
                    assertThat(readers.refused()).isEmpty();
                    awaitCounted(next, readers.answered());
                    assertThat(differences(next)).isZero();
                }
            }
        }
    }

    @Test
    void an_article_goes_out_is_counted_and_its_author_told_by_tls_and_names_alone() throws Exception {
        Authority authority = Authority.in(folder.resolve("authority-of-three"));
        Path trusted = authority.certificate();
        String authors = Maeari.running().token("author");
        try (SecureKafka kafka = SecureKafka.start(folder.resolve("kafka-of-three"), authority);
                SecurePostgres postgres =
                        SecurePostgres.start(folder.resolve("postgres-of-three"), authority, "article", PASSWORD)) {
            // Given
            kafka.broker().create(TOPICS);
            postgres.create("engagement", PASSWORD);
            postgres.create("notification", PASSWORD);
            try (Service articles = letIn("article", kafka, postgres, trusted, Map.of());
                    Service engagement = letIn("engagement", kafka, postgres, trusted, Map.of());
                    Service notification =
                            letIn("notification", kafka, postgres, trusted, notifying(engagement.url()))) {
                Person author = Person.bearing(articles.awaitReady().url(), authors);
                Person reader = Person.bearing(
                        engagement.awaitReady().url(), Maeari.running().token("reader"));
                // When
                JsonNode article = author.publishes("By the one door");
                String id = article.get("id").asText();
                Awaitility.await().atMost(PATIENCE).until(() -> reader.views(id).status() == 202);
                assertThat(reader.comments(id, "Well said").status()).isEqualTo(201);
                // Then
                String page = "/articles/" + article.get("slug").asText() + "?lang=en";
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        Http.visibleText(author.reads(page).body()))
                                .containsPattern("1 views?\\b.*1 comment"));
                Person told = Person.bearing(notification.awaitReady().url(), authors);
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        told.reads("/api/notifications").body())
                                .contains(id));
            }
        }
    }

    private static Service letIn(
            String name, SecureKafka kafka, SecurePostgres postgres, Path trusted, Map<String, String> more)
            throws Exception {
        kafka.letIn(name, PASSWORD);
        Map<String, String> told = told(kafka, name, trusted);
        told.putAll(more);
        return new Service(name, told, postgres.jdbcUrl(Launcher.root(), name, trusted));
    }

    private static Map<String, String> notifying(URI engagement) {
        return Map.of(
                "MAEARI_ENGAGEMENT_URL",
                engagement.toString(),
                "QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL",
                Maeari.running().issuer().toString(),
                "QUARKUS_OIDC_CLIENT_CLIENT_ID",
                "notification-service",
                "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                SECRET,
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_FROM",
                "maeari@maeari.example");
    }

    private static void awaitCounted(Service service, int readers) {
        Person looking = Person.guest(service.url(), "203.0.113.99");
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode counts = looking.counts(ARTICLE.toString());
            assertThat(List.of(counts.get("views").asInt(), counts.get("likes").asInt()))
                    .containsExactly(readers, readers);
        });
    }

    /** Between all that was counted and what the log says. */
    private static long differences(Service service) {
        return Person.bearing(service.url(), Maeari.running().token("operator"))
                .recounts()
                .get("total")
                .asLong();
    }

    private static Map<String, String> told(SecureKafka kafka, String user, Path trusted) throws IOException {
        Map<String, String> told = new HashMap<>(kafka.environment(Launcher.root(), user, PASSWORD, trusted));
        // Whoever has it recounted signs in where the people of the system that all tests share do.
        told.putAll(Map.of(
                "QUARKUS_OIDC_TENANT_ENABLED",
                "true",
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                Maeari.running().issuer().toString(),
                "QUARKUS_OIDC_CREDENTIALS_SECRET",
                SECRET,
                "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET",
                SECRET,
                "QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET",
                SECRET));
        return told;
    }

    /** By the broker's own door. */
    private static void publish(String bootstrapServers) throws Exception {
        Instant then = Instant.parse("2026-03-01T09:00:00Z");
        ArticlePublished published = new ArticlePublished(
                ARTICLE, 1, "secure", "Secure", "", "Essays", List.of(), "en", null, "author", "author", then, then);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new EventCodec(TOPICS).encode(published, ARTICLE.value(), then))
                    .get();
        }
    }

    /** One of the three. */
    private static final class Service implements AutoCloseable {
        private final Packaged process;

        /** The user at the database, which is its own, has the name of the service. */
        Service(String name, Map<String, String> more, String database) {
            Map<String, String> told = new HashMap<>(more);
            told.putAll(Packaged.topics(TOPICS));
            told.putAll(Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", database,
                    "QUARKUS_DATASOURCE_USERNAME", name,
                    "QUARKUS_DATASOURCE_PASSWORD", PASSWORD));
            process = Packaged.start(name + "-service", told, folder);
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + process.port());
        }

        /** Waits until it can do what it is there for. */
        Service awaitReady() {
            URI ready = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(process.management()));
            Awaitility.await("it is ready, see " + process.log())
                    .atMost(PATIENCE)
                    .until(() -> Http.get(ready).status() == 200);
            return this;
        }

        /** And until it knows the article. */
        void awaitKnown() {
            awaitReady();
            URI counts = url().resolve("/api/engagement/articles/%s/counts".formatted(ARTICLE));
            Awaitility.await("it knows the article, see " + process.log())
                    .atMost(PATIENCE)
                    .until(() -> Http.get(counts).status() == 200);
        }

        /** In order, as a rollout does. */
        void end() {
            process.close();
        }

        @Override
        public void close() {
            end();
        }
    }
}
