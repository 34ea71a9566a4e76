package dev.maeari.benchmarks;

import dev.maeari.embedded.ChildProcess;
import dev.maeari.embedded.Database;
import dev.maeari.embedded.Ports;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The engagement-service as it is packaged, in a process of its own, with all its roles. */
final class CountingService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration READY = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int OK = 200;
    private static final Pattern OWNED = Pattern.compile("(?m)^maeari_counting_partition_owned\\{.*} 1(\\.0)?$");

    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final Path log;
    private final ChildProcess process;

    /**
     * Starts it.
     *
     * @param home the project's folder
     * @param options of its JVM
     */
    CountingService(
            Path home, String bootstrapServers, Topics topics, Database database, Path log, List<String> options) {
        this.log = log;
        // As `./maeari up` starts it.
        List<String> command = Jvm.java("-Xmx320m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        command.addAll(options);
        command.addAll(List.of("-jar", jar(home).toString()));
        Map<String, String> told = environment(bootstrapServers, topics, database);
        told.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        told.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        process = ChildProcess.start(command, told, log, ChildProcess.Signal.TERM);
    }

    /** What runs, once the project is built. */
    static Path jar(Path home) {
        return home.resolve("engagement-service/target/quarkus-app/quarkus-run.jar");
    }

    private static Map<String, String> environment(String bootstrapServers, Topics topics, Database database) {
        Map<String, String> told = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "MAEARI_TOPICS_PREFIX", topics.prefix(),
                "MAEARI_TOPICS_PARTITIONS", Integer.toString(topics.partitions()),
                "MAEARI_TOPICS_REPLICATION", Short.toString(topics.replication()),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password()));
        told.put("MAEARI_SITE_URL", "http://localhost:8080");
        told.put("MAEARI_SITE_ZONE", "Asia/Seoul");
        told.put("MAEARI_GUEST_SECRET", "only-benchmarks-sign-their-guests-with-this");
        // Nobody signs in here.
        told.put("QUARKUS_OIDC_TENANT_ENABLED", "false");
        told.put("MALLOC_ARENA_MAX", "2");
        told.put("MAEARI_NOTHING", "true");
        // All readers have one address here; that it is limited is tested elsewhere.
        told.put("MAEARI_LIMITS_EXEMPT", "127.0.0.0/8,::1");
        return told;
    }

    /** Where readers ask. */
    int port() {
        return port;
    }

    /** Returns once it is ready for requests. */
    CountingService awaitReady() throws InterruptedException {
        awaitAnswer("http://127.0.0.1:%d/q/health/ready".formatted(managementPort));
        return this;
    }

    /** Returns once it answers a request of any reader at all. */
    void awaitFirstAnswer() throws InterruptedException {
        awaitAnswer("http://127.0.0.1:%d/api/engagement/nothing".formatted(port));
    }

    /** Returns once it counts one of the partitions at least. */
    void awaitShare() throws InterruptedException {
        await(
                "http://127.0.0.1:%d/q/metrics".formatted(managementPort),
                metrics -> OWNED.matcher(metrics).find());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Duration cpu() {
        return Cpu.of(process.pid());
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        end(PATIENCE);
    }

    /** The same, for one that has something to do at its end. */
    void end(Duration patience) {
        process.stop(patience);
    }

    @Override
    public String toString() {
        return "the service that writes " + log;
    }

    private void awaitAnswer(String address) throws InterruptedException {
        await(address, answer -> true);
    }

    /** Returns once there is such an answer. */
    private void await(String address, Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (!answers(address, wanted)) {
            if (!isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(address + " does not answer as it should, see " + log);
            }
            Thread.sleep(10);
        }
    }

    private static boolean answers(String address, Predicate<String> wanted) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK && wanted.test(answer.body());
        } catch (IOException e) {
            return false;
        }
    }
}
