package dev.maeari.system;

import dev.maeari.embedded.ChildProcess;
import dev.maeari.embedded.Ports;
import dev.maeari.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service as it is packaged, by itself. Nobody signs in there.
 *
 * @param port of requests
 * @param management of health and metrics
 */
record Packaged(int port, int management, Path log, ChildProcess process) implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(45);

    /**
     * Starts it, and does not wait.
     *
     * @param told beside what every service needs to be told
     * @param folder for its log
     */
    static Packaged start(String service, Map<String, String> told, Path folder) {
        int port = Ports.free();
        int management = Ports.free();
        Map<String, String> environment = new HashMap<>(Map.of(
                "MAEARI_SITE_URL", "http://localhost:8080",
                "MAEARI_SITE_ZONE", Noon.zone(),
                "MAEARI_GUEST_SECRET", "only-this-test-signs-its-guests-with-this",
                "MAEARI_UNSUBSCRIBE_SECRET", "only-this-test-signs-its-links-with-this",
                "QUARKUS_OIDC_TENANT_ENABLED", "false",
                "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true",
                "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(management)));
        environment.putAll(told);
        Path log = folder.resolve(port + ".log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Launcher.root()
                        .resolve(service + "/target/quarkus-app/quarkus-run.jar")
                        .toString());
        return new Packaged(
                port, management, log, ChildProcess.start(command, environment, log, ChildProcess.Signal.TERM));
    }

    /** What a service is told of the topics. */
    static Map<String, String> topics(Topics topics) {
        return Map.of(
                "MAEARI_TOPICS_PREFIX", topics.prefix(),
                "MAEARI_TOPICS_PARTITIONS", Integer.toString(topics.partitions()),
                "MAEARI_TOPICS_REPLICATION", Short.toString(topics.replication()));
    }

    /** Ends it in order, as a rollout does. */
    @Override
    public void close() {
        process.stop(GRACE);
    }
}
