package dev.maeari.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.Topic;
import dev.maeari.events.TopicCheck;
import dev.maeari.events.Topics;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStackIT {
    /** Some seconds in which a session looks at nothing else. */
    private static final String BUSY = "select sum(n)::text from generate_series(1, 12000000) n";

    private final EmbeddedStack stack = EmbeddedStack.shared();

    @Test
    void the_topics_stand_as_they_are_declared() throws Exception {
        // Given
        Topics topics = stack.topics("declared.", 3);
        // When
        List<String> differences;
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()))) {
            differences = TopicCheck.differences(admin, topics);
        }
        // Then
        assertThat(differences).isEmpty();
    }

    @Tag("faults")
    @Test
    void what_was_written_is_read_after_the_broker_was_killed() throws Exception {
        // Given
        String topic = stack.topics("killed.", 1).name(Topic.VIEWS);
        produce(topic, "메아리");
        // When
        stack.kafka().kill();
        stack.kafka().startAgain();
        // Then
        assertThat(firstValue(topic)).isEqualTo("메아리");
    }

    @Test
    void postgres_is_the_one_we_build_for() throws Exception {
        // Given
        Database database = stack.database("probe");
        // When
        String answer = ask(
                database,
                "select uuidv7()::text || ' ' || collate_name from (select datlocale as collate_name"
                        + " from pg_database where datname = current_database()) as here");
        // Then
        assertThat(answer).matches("[0-9a-f-]{36} ko-KR");
    }

    @Test
    void a_database_is_there_again_after_the_server_was_killed() throws Exception {
        // Given
        Database database = stack.database("survivor");
        // When
        stack.postgres().kill();
        stack.postgres().startAgain();
        // Then
        assertThat(ask(database, "select current_user::text")).isEqualTo("survivor");
    }

    @Test
    void a_server_starts_again_although_a_session_of_the_killed_one_is_still_busy() throws Exception {
        // Given
        Database database = stack.database("busy");
        CompletableFuture<String> session = CompletableFuture.supplyAsync(() -> {
            try {
                return ask(database, BUSY);
            } catch (Exception e) {
                return "cut off";
            }
        });
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> ask(database, "select count(*)::text from pg_stat_activity where query = '" + BUSY + "'")
                        .equals("1"));
        // When
        stack.postgres().kill();
        stack.postgres().startAgain();
        // Then
        assertThat(ask(database, "select current_user::text")).isEqualTo("busy");
        assertThat(session.join()).isIn("cut off", "72000006000000");
    }

    @Test
    void postgres_runs_below_a_folder_that_is_closed_to_others(@TempDir Path closed) throws Exception {
        // Given
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        PostgresSettings settings = new PostgresSettings(0, "closed", closed.resolve("programs"), false);
        // When
        try (Postgres postgres = Postgres.start(closed.resolve("postgres"), settings)) {
            // Then
            assertThat(ask(postgres.create("closed", "closed"), "select current_user::text"))
                    .isEqualTo("closed");
        }
    }

    @Test
    void another_class_loader_of_this_jvm_shares_it_and_may_start_it_again() throws Exception {
        try (URLClassLoader loader = anotherClassLoader()) {
            // Given
            Object other = call(loader.loadClass(EmbeddedStack.class.getName()), null, "shared");
            Object postgres = call(other.getClass(), other, "postgres");
            Object kafka = call(other.getClass(), other, "kafka");
            // When
            call(postgres.getClass(), postgres, "kill");
            call(postgres.getClass(), postgres, "startAgain");
            // Then
            assertThat(other).isNotInstanceOf(EmbeddedStack.class);
            assertThat(call(kafka.getClass(), kafka, "pid"))
                    .isEqualTo(stack.kafka().pid());
            assertThat(call(kafka.getClass(), kafka, "bootstrapServers"))
                    .isEqualTo(stack.kafka().bootstrapServers());
            assertThat(call(postgres.getClass(), postgres, "pid"))
                    .isEqualTo(stack.postgres().pid());
            // And the first one can do the same afterwards
            stack.postgres().kill();
            stack.postgres().startAgain();
            assertThat(call(postgres.getClass(), postgres, "pid"))
                    .isEqualTo(stack.postgres().pid());
        }
        assertThat(ask(stack.database("shared"), "select current_user::text")).isEqualTo("shared");
    }

    @Test
    void hangul_is_made_of_letters() throws Exception {
        // Given
        Database database = stack.database("letters");
        // When
        String answer = ask(database, "select ('메아리' ~ '^[[:alpha:]]+$')::text");
        // Then
        assertThat(answer).isEqualTo("true");
    }

    private static URLClassLoader anotherClassLoader() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static Object call(Class<?> type, @Nullable Object receiver, String method) throws Exception {
        return type.getMethod(method).invoke(receiver);
    }

    private void produce(String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stack.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private String firstValue(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", stack.kafka().bootstrapServers(),
                "group.id", "reader",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.poll(Duration.ofMillis(200)), records -> !records.isEmpty())
                    .iterator()
                    .next()
                    .value();
        }
    }

    private static String ask(Database database, String query) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                ResultSet result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
