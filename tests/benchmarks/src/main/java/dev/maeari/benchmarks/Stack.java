package dev.maeari.benchmarks;

import dev.maeari.embedded.Database;
import dev.maeari.embedded.Kafka;
import dev.maeari.embedded.KafkaSettings;
import dev.maeari.embedded.Postgres;
import dev.maeari.embedded.PostgresSettings;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Kafka and PostgreSQL with the settings of {@code ./maeari up}, not those of tests: the broker's compiler gets warm, and
 * a commit waits for the disk. In a temporary folder on free ports; what is measured gets its own topics and database.
 */
final class Stack implements AutoCloseable {
    private static final int PARTITIONS = 6;
    private static final short ALONE = 1;

    private final Path folder;
    private final Postgres postgres;
    private final Kafka kafka;

    private Stack(Path folder) {
        this.folder = folder;
        this.postgres = Postgres.start(
                folder.resolve("postgres"),
                new PostgresSettings(0, "postgres-of-a-run", folder.resolve("programs"), true));
        this.kafka = Kafka.start(folder.resolve("kafka"), KafkaSettings.defaults());
    }

    static Stack start() throws IOException {
        return new Stack(Files.createTempDirectory("maeari-bench"));
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** All declared topics under that prefix. */
    Topics topics(String prefix) {
        Topics topics = new Topics(prefix, PARTITIONS, ALONE);
        kafka.create(topics);
        return topics;
    }

    Database database(String name) throws SQLException {
        return postgres.create(name, name);
    }

    /** Where a process writes what it has to say. */
    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        kafka.kill();
        postgres.kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
