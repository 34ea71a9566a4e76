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
    private static final String RUNNING = "maeari.embedded.test.folder";
    private static final String KAFKA_PORT = "maeari.embedded.test.kafka";
    private static final String POSTGRES_PORT = "maeari.embedded.test.postgres";

    private final Path folder;
    private final Kafka kafka;
    private final Postgres postgres;

    private static final class Holder {
        private static final EmbeddedStack INSTANCE = ofThisJvm();
    }

    private EmbeddedStack(Path folder, Kafka kafka, Postgres postgres) {
        this.folder = folder;
        this.kafka = kafka;
        this.postgres = postgres;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "embedded-stack-end"));
    }

    /** Quarkus loads this class anew for each test application, but all of them are in one JVM. */
    private static EmbeddedStack ofThisJvm() {
        synchronized (Runtime.getRuntime()) {
            String running = System.getProperty(RUNNING);
            return running == null ? start() : running(Path.of(running));
        }
    }

    private static EmbeddedStack start() {
        try {
            Path folder = Files.createTempDirectory("maeari-test");
            int postgresPort = Ports.free();
            Postgres postgres = Postgres.start(folder.resolve("postgres"), postgres(postgresPort));
            int kafkaPort = Ports.free();
            Kafka kafka = Kafka.start(folder.resolve("kafka"), kafka(kafkaPort));
            System.setProperty(POSTGRES_PORT, Integer.toString(postgresPort));
            System.setProperty(KAFKA_PORT, Integer.toString(kafkaPort));
            System.setProperty(RUNNING, folder.toString());
            return new EmbeddedStack(folder, kafka, postgres);
        } catch (IOException e) {
            throw new StartFailed("can't make a temporary folder: " + e.getMessage(), e);
        }
    }

    private static EmbeddedStack running(Path folder) {
        return new EmbeddedStack(
                folder,
                Kafka.running(folder.resolve("kafka"), kafka(Integer.getInteger(KAFKA_PORT))),
                Postgres.running(folder.resolve("postgres"), postgres(Integer.getInteger(POSTGRES_PORT))));
    }

    private static KafkaSettings kafka(int port) {
        return KafkaSettings.defaults().briefly().withPort(port);
    }

    private static PostgresSettings postgres(int port) {
        Path binaries = Artifacts.codeSource().resolveSibling("unpacked");
        return new PostgresSettings(port, "postgres-of-a-test", binaries, false);
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
