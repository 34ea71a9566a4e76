package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.embedded.Backups;
import dev.maeari.embedded.Database;
import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.embedded.Postgres;
import dev.maeari.embedded.PostgresSettings;
import dev.maeari.engagement.StackKilled;
import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** With the day its visitors end: all files together don't tell any more who one was. During the day they do. */
@StackKilled
class VisitorForgottenIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ArticleId ARTICLE = new ArticleId(UUID.fromString("0199aaaa-0000-7000-8000-000000000001"));
    private static final Visit VISIT = new Visit(List.of("192.0.2.1", "Firefox", "ko"));

    @TempDir
    private static Path folder;

    @TempDir
    private static Path elsewhere;

    private static Path binaries;
    private static Postgres postgres;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final VisitorKeys keys = new VisitorKeys(database, () -> now, SEOUL, true);
    private byte[] key;
    private Burglar burglar;

    @BeforeAll
    static void start() throws Exception {
        binaries = Path.of(Postgres.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolveSibling("unpacked");
        postgres = Postgres.start(folder, new PostgresSettings(0, "postgres-of-a-test", binaries, true));
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @BeforeEach
    void somebodyReads() throws Exception {
        Database made = postgres.create("day" + System.nanoTime(), "forgotten");
        Flyway.configure()
                .dataSource(made.jdbcUrl(), made.user(), made.password())
                .locations("db/migration", "db/outbox")
                .load()
                .migrate();
        database.setUrl(made.jdbcUrl());
        database.setUser(made.user());
        database.setPassword(made.password());
        VisitorKey today = keys.agreed();
        VisitorId visitor = today.visitor(VISIT, ARTICLE);
        key = today.bytes();
        burglar = new Burglar(today.day(), VISIT, ARTICLE, visitor);
        append(new ArticleViewed(ARTICLE, visitor));
    }

    @Test
    void during_the_day_the_row_tells_who_a_visitor_is() throws SQLException {
        assertThat(burglar.tries(row())).isTrue();
    }

    @Test
    void during_the_day_the_files_of_a_server_that_was_stopped_do_as_well() {
        // When
        postgres.stop();
        List<Path> telling = burglar.succeedsWith(folder);
        postgres.startAgain();

        // Then
        assertThat(telling).isNotEmpty();
    }

    @Test
    void even_during_the_day_neither_the_write_ahead_log_nor_the_statistics_do() throws SQLException {
        // When
        execute("ANALYZE");
        execute("CHECKPOINT");

        // Then
        assertThat(burglar.succeedsWith(folder.resolve("data/pg_wal"))).isEmpty();
        assertThat(Burglar.filesWith(key, folder.resolve("data/pg_wal"))).isEmpty();
        assertThat(number("SELECT count(*) FROM pg_stats WHERE tablename = 'visitor_keys' AND attname = 'key'"))
                .isZero();
    }

    @Test
    void a_backup_of_the_day_holds_the_table_and_nothing_that_tells_nor_does_the_log_archived_with_it()
            throws Exception {
        // When
        Path backup = backup();

        // Then
        assertThat(Burglar.filesWith("visitor_keys".getBytes(StandardCharsets.US_ASCII), backup))
                .isNotEmpty();
        assertThat(Burglar.filesWith(key, backup)).isEmpty();
        assertThat(burglar.succeedsWith(backup)).isEmpty();
    }

    @Tag("long")
    @Test
    void after_the_day_database_files_log_configuration_and_backups_tell_nobody() throws Exception {
        // Given
        backup();
        postgres.stop();
        postgres.startAgain();
        assertThat(Burglar.filesWith(key, folder)).isNotEmpty();
        now = burglar.day().end();

        // When
        keys.agreed();

        // Then
        assertNobodyIsTold();
        assertThat(burglar.tries(row())).isFalse();
        // What was in memory only is written when the server stops.
        postgres.stop();
        assertNobodyIsTold();
        postgres.startAgain();
    }

    private void assertNobodyIsTold() throws IOException {
        Path[] everything =
                Stream.concat(Stream.of(folder, elsewhere), log().stream()).toArray(Path[]::new);
        assertThat(Burglar.filesWith(key, everything)).isEmpty();
        assertThat(burglar.succeedsWith(everything)).isEmpty();
        String configuration = System.getProperties() + "\n" + System.getenv();
        assertThat(burglar.succeeds(configuration.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    /** As {@code ./maeari backup} makes it, with the write-ahead log from then on. */
    private static Path backup() throws SQLException {
        try (Connection superuser = postgres.connect("postgres")) {
            new Backups(elsewhere).take(superuser, folder, binaries);
        }
        return elsewhere;
    }

    /** What the log keeps of the visitor. */
    private static void append(ArticleViewed view) throws Exception {
        EmbeddedStack stack = EmbeddedStack.shared();
        EventCodec codec = new EventCodec(stack.topics("forgotten.", 1));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafka().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(codec.encode(view, UUID.randomUUID(), Instant.parse("2026-11-24T12:00:00Z")))
                    .get();
        }
        byte[] visitor = view.visitor().toString().getBytes(StandardCharsets.US_ASCII);
        assertThat(Burglar.filesWith(visitor, log().toArray(Path[]::new))).isNotEmpty();
    }

    /** The partitions of this publication's topics; the broker keeps other tests' as well. */
    private static List<Path> log() throws IOException {
        try (Stream<Path> files =
                Files.walk(EmbeddedStack.shared().kafka().log().resolveSibling("."))) {
            return files.filter(Files::isDirectory)
                    .filter(partition -> partition.getFileName().toString().startsWith("forgotten."))
                    .toList();
        }
    }

    private byte[] row() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT key FROM visitor_keys")) {
            row.next();
            return row.getBytes(1);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** As the superuser, who alone may order a checkpoint. */
    private void execute(String sql) throws SQLException {
        String name = database.getUrl().substring(database.getUrl().lastIndexOf('/') + 1);
        try (Connection connection = postgres.connect(name.split("\\?")[0]);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
