package dev.maeari.faults;

import dev.maeari.system.Http;
import dev.maeari.system.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * One more process that counts for a running system, and serves readers if it is told to; started by the tests as the
 * launcher would start it.
 */
final class CountingInstance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern SITE = Pattern.compile("Listening on: (http://[\\d.]+:\\d+)");
    private static final Pattern MANAGEMENT =
            Pattern.compile("Management interface listening on (http://[\\d.]+:\\d+)");
    private static final Pattern OWNED = Pattern.compile("(?m)^maeari_counting_partition_owned\\{.*} 1(\\.0)?$");

    private final ProcessBuilder builder;
    private final Path log;
    private Process process;

    private CountingInstance(ProcessBuilder builder, Path log) throws IOException {
        this.builder = builder;
        this.log = log;
        this.process = builder.start();
    }

    /**
     * Starts one.
     *
     * @param application the packaged service
     * @param jdbcUrl of the database, perhaps by a bad network
     * @param more what else it is told, and what it is told otherwise
     */
    static CountingInstance start(Path application, Status status, String jdbcUrl, Map<String, String> more) {
        try {
            Path log = Files.createTempFile("maeari-counting", ".log");
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx192m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            application.resolve("quarkus-run.jar").toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment(status, jdbcUrl));
            builder.environment().putAll(more);
            CountingInstance started = new CountingInstance(builder, log);
            Runtime.getRuntime().addShutdownHook(new Thread(started::kill, "counting-down"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until partitions are its own. */
    void awaitShare() {
        Awaitility.await("a share of the partitions")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(this::hasShare);
    }

    /** Waits until it can do what it is there for. */
    void awaitReady() {
        Awaitility.await("it is ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> told(MANAGEMENT).find()
                        && Http.get(management().resolve("/q/health/ready")).status() == 200);
    }

    /** Starts it again once it has ended by itself, as the launcher does. */
    void awaitEndAndStartAgain() {
        try {
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it serves. */
    URI url() {
        return address(SITE);
    }

    /** Where it tells of its health. */
    URI management() {
        return address(MANAGEMENT);
    }

    /** Waits until it has given all partitions away. */
    void awaitNoShare() {
        Awaitility.await("no share of the partitions")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !hasShare());
    }

    /** Ends it in order. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** As a crash would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private boolean hasShare() throws IOException {
        String text = Files.readString(log);
        if (!process.isAlive()) {
            throw new AssertionError("the counting process ended: " + text);
        }
        Matcher listening = MANAGEMENT.matcher(text);
        return listening.find()
                && OWNED.matcher(Http.get(URI.create(listening.group(1) + "/q/metrics"))
                                .body())
                        .find();
    }

    private URI address(Pattern pattern) {
        Matcher listening = told(pattern);
        if (!listening.find()) {
            throw new AssertionError("it does not say where it listens");
        }
        return URI.create(listening.group(1));
    }

    private Matcher told(Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody whom it serves goes to the others, so its secrets need not be theirs. */
    private static Map<String, String> environment(Status status, String jdbcUrl) {
        String secret = "a-secret-of-a-process-of-the-tests-alone";
        Map<String, String> all = new HashMap<>(Map.ofEntries(
                Map.entry("MAEARI_ROLES", "counting"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", status.kafka().bootstrapServers()),
                Map.entry("MAEARI_TOPICS_PREFIX", status.kafka().topicPrefix()),
                Map.entry("MAEARI_TOPICS_PARTITIONS", "6"),
                Map.entry("MAEARI_TOPICS_REPLICATION", "1"),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl),
                Map.entry(
                        "QUARKUS_DATASOURCE_USERNAME",
                        status.postgres().engagement().user()),
                Map.entry(
                        "QUARKUS_DATASOURCE_PASSWORD",
                        status.postgres().engagement().password()),
                Map.entry(
                        "QUARKUS_OIDC_AUTH_SERVER_URL", status.signIn().issuer().toString()),
                Map.entry("QUARKUS_OIDC_CREDENTIALS_SECRET", secret),
                Map.entry("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", secret),
                Map.entry("QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET", secret),
                Map.entry("MAEARI_GUEST_SECRET", secret)));
        all.putAll(Map.of(
                "MAEARI_SITE_URL",
                status.url().toString(),
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                "0",
                "QUARKUS_MANAGEMENT_HOST",
                "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT",
                "0"));
        return all;
    }
}
