package dev.maeari.benchmarks;

import dev.maeari.embedded.ChildProcess;
import dev.maeari.embedded.Database;
import dev.maeari.embedded.Ports;
import dev.maeari.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The engagement-service as it is packaged, in a process of its own. */
final class CountingService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ChildProcess process;

    /**
     * Starts it.
     *
     * @param home the project's folder
     * @param options of its JVM
     */
    CountingService(
            Path home, String bootstrapServers, Topics topics, Database database, Path log, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As `./maeari up` starts it.
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.add("-jar");
        command.add(home.resolve("engagement-service/target/quarkus-app/quarkus-run.jar")
                .toString());
        process = ChildProcess.start(
                command, environment(bootstrapServers, topics, database), log, ChildProcess.Signal.TERM);
    }

    private static Map<String, String> environment(String bootstrapServers, Topics topics, Database database) {
        Map<String, String> told = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "MAEARI_TOPICS_PREFIX", topics.prefix(),
                "MAEARI_TOPICS_PARTITIONS", Integer.toString(topics.partitions()),
                "MAEARI_TOPICS_REPLICATION", Short.toString(topics.replication()),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "QUARKUS_HTTP_PORT", Integer.toString(Ports.free()),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(Ports.free())));
        told.put("MAEARI_SITE_URL", "http://localhost:8080");
        told.put("MAEARI_SITE_ZONE", "Asia/Seoul");
        told.put("MAEARI_GUEST_SECRET", "only-benchmarks-sign-their-guests-with-this");
        // Nobody signs in here.
        told.put("QUARKUS_OIDC_TENANT_ENABLED", "false");
        return told;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Duration cpu() {
        return Cpu.of(process.pid());
    }

    @Override
    public void close() {
        process.stop(PATIENCE);
    }
}
