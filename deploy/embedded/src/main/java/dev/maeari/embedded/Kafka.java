package dev.maeari.embedded;

import dev.maeari.events.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** One real Kafka broker (KRaft, broker and controller in one) in a process of its own, on 127.0.0.1. */
public final class Kafka implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ChildProcess.Signal SIGNAL = ChildProcess.Signal.TERM;

    private final Path folder;
    private final KafkaSettings settings;
    private final PidFile pidFile;
    private volatile ChildProcess process;

    private Kafka(Path folder, KafkaSettings settings, boolean running) {
        this.folder = folder;
        this.settings = settings;
        this.pidFile = new PidFile(folder.resolve("kafka.pid"));
        this.process = running ? ChildProcess.noted(pidFile, SIGNAL) : launch();
    }

    /**
     * Starts it and returns once it serves clients. What an earlier run left alive on the same data is taken down first.
     *
     * @param folder for data, settings and log; made if absent, kept at the end
     * @throws StartFailed with the end of its log
     */
    public static Kafka start(Path folder, KafkaSettings settings) {
        return new Kafka(
                folder.toAbsolutePath(),
                settings.withPort(settings.port() > 0 ? settings.port() : Ports.free()),
                false);
    }

    /** The one that this JVM has started there already, in another class loader. */
    static Kafka running(Path folder, KafkaSettings settings) {
        return new Kafka(folder, settings, true);
    }

    /** Where clients begin, as {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    /** The number of its process, another one after each restart. */
    public long pid() {
        return current().pid();
    }

    /** Completes with the exit code when the process that runs now has ended. */
    public CompletableFuture<Integer> onExit() {
        return current().onExit();
    }

    /** Where it writes its log. */
    public Path log() {
        return folder.resolve("kafka.log");
    }

    /** Stops it in order. */
    public void stop() {
        current().stop(PATIENCE);
    }

    /** Kills it as a crash would. */
    public void kill() {
        current().kill();
    }

    /** Starts it again on the same port and data, after it ended in whatever way. */
    public void startAgain() {
        current().kill();
        process = launch();
    }

    /** Creates those topics that are not there yet, and returns once clients find them. */
    public void create(Topics topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            for (var created : admin.createTopics(topics.toCreate()).values().values()) {
                createdOrThere(created);
            }
            List<String> names = topics.toCreate().stream().map(NewTopic::name).toList();
            BrokerReady.until(() -> found(admin, names), current(), log());
        } catch (ExecutionException e) {
            throw new StartFailed("can't create the topics " + topics.prefix() + "…", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while creating topics", e);
        }
    }

    private static void createdOrThere(KafkaFuture<Void> created) throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** The controller has made them before the broker has heard of it. */
    private static boolean found(Admin admin, List<String> names) throws InterruptedException {
        try {
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.leader() != null);
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** A copy of this class in another class loader may have started it again. */
    private ChildProcess current() {
        process = process.orSuccessor(pidFile);
        return process;
    }

    private ChildProcess launch() {
        try {
            Files.createDirectories(folder);
            pidFile.takeDown(SIGNAL, PATIENCE);
            OwnSettings own = new OwnSettings(folder);
            Properties standard = BrokerConfig.of(folder.resolve("data"), settings.port(), Ports.free());
            if (settings.secure() != null) {
                settings.secure().addTo(standard);
            }
            Properties properties = own.over(standard);
            Path config = folder.resolve("server.properties");
            try (OutputStream out = Files.newOutputStream(config)) {
                properties.store(out, null);
            }
            Path logs = Path.of(properties.getProperty("log.dirs"));
            ChildProcess started = ChildProcess.start(command(config, logs), own.environment(), log(), SIGNAL);
            pidFile.write(started.pid());
            BrokerReady.await(bootstrapServers(), started, log());
            return started;
        } catch (IOException e) {
            throw new StartFailed("can't write to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private List<String> command(Path config, Path logs) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (settings.brief()) {
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                Artifacts.kafka() + "/*:" + Artifacts.codeSource(),
                BrokerProcess.class.getName(),
                config.toString(),
                logs.toString()));
        return command;
    }
}
