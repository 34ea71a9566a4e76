package dev.maeari.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** One more broker in the cluster of a running system, which runs as that system's own does. */
final class JoinedBroker {
    /** What the process of the system's broker is told last: its main class, its settings, the folder of its log. */
    private static final int OWN_ARGUMENTS = 3;

    private final List<String> java;
    private final Path folder;
    private @Nullable Process process;

    private JoinedBroker(List<String> java, Path folder) {
        this.java = java;
        this.folder = folder;
    }

    /** One that has the number and an empty log; it does not run yet. */
    static JoinedBroker to(Site site, int id) {
        ProcessHandle.Info first = site.maeari().processOf("kafka").info();
        List<String> java = new ArrayList<>(List.of(first.command().orElseThrow()));
        List<String> arguments = Arrays.asList(first.arguments().orElseThrow());
        java.addAll(arguments.subList(0, arguments.size() - OWN_ARGUMENTS));
        try {
            JoinedBroker broker = new JoinedBroker(java, Files.createTempDirectory("maeari-broker"));
            Path home = site.maeari().data().resolve("kafka");
            Properties settings = read(home.resolve("server.properties"));
            String cluster = read(Path.of(settings.getProperty("log.dirs"), "meta.properties"))
                    .getProperty("cluster.id");
            broker.format(settings, id, cluster);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        try {
            Process started = builder("kafka.Kafka", settings().toString()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly, "broker-down"));
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In order: others lead what it led before it is gone. */
    void end() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    /** As a crash would. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Deletes what it had. */
    void forget() {
        Commands.run(List.of("rm", "-rf", folder.toString()));
    }

    private void format(Properties settings, int id, String cluster) throws IOException {
        String address = "PLAINTEXT://127.0.0.1:" + OwnBroker.freePort();
        settings.setProperty("process.roles", "broker");
        settings.setProperty("node.id", Integer.toString(id));
        settings.setProperty("listeners", address);
        settings.setProperty("advertised.listeners", address);
        settings.setProperty("log.dirs", folder.resolve("data").toString());
        try (OutputStream out = Files.newOutputStream(settings())) {
            settings.store(out, null);
        }
        List<String> format = builder(
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id=" + cluster,
                        "--config",
                        settings().toString())
                .command();
        Commands.run(format);
    }

    private ProcessBuilder builder(String... program) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(program));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
