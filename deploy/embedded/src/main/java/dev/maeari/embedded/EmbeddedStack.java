package dev.maeari.embedded;

import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * One Kafka and one PostgreSQL for all tests of a JVM, in a temporary folder and on free ports. They end with the JVM, also
 * when it is killed, and their data is deleted. Tests keep apart by prefixes of topics and names of databases.
 */
public final class EmbeddedStack {
    private static final short ALONE = 1;

    private final Path folder;
    private final Kafka kafka;
    private final Postgres postgres;

    private static final class Holder {
        private static final EmbeddedStack INSTANCE = new EmbeddedStack();
    }

    private EmbeddedStack() {
        try {
            folder = Files.createTempDirectory("maeari-test");
            Path binaries = Artifacts.codeSource().resolveSibling("unpacked");
            postgres = Postgres.start(
                    folder.resolve("postgres"), new PostgresSettings(0, "postgres-of-a-test", binaries, false));
            kafka = Kafka.start(
                    folder.resolve("kafka"), KafkaSettings.defaults().briefly());
        } catch (IOException e) {
            throw new StartFailed("can't make a temporary folder: " + e.getMessage(), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "embedded-stack-end"));
    }

    /** The one of this JVM, started at the first call (some five seconds). */
    public static EmbeddedStack shared() {
        return Holder.INSTANCE;
    }

    /** The broker, for tests that stop or kill it; they start it again themselves. */
    public Kafka kafka() {
        return kafka;
    }

    /** The database server, for tests that stop or kill it; they start it again themselves. */
    public Postgres postgres() {
        return postgres;
    }

    /** All declared topics under that prefix, created if they are not there. */
    public Topics topics(String prefix, int partitions) {
        Topics topics = new Topics(prefix, partitions, ALONE);
        kafka.create(topics);
        return topics;
    }

    /** A database of that name with its own user; a second call gives the same one. */
    public Database database(String name) {
        try {
            return postgres.create(name, name);
        } catch (SQLException e) {
            throw new StartFailed("can't create the database " + name, e);
        }
    }

    private void end() {
        kafka.kill();
        postgres.kill();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // The last processes may still write for a moment; the system clears its temporary folder some day.
            System.err.println("could not delete " + folder + ": " + e.getMessage());
        }
    }
}
