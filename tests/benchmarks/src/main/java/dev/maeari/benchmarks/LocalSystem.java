package dev.maeari.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.maeari.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The whole system as {@code ./maeari up} starts it, in a temporary folder and on a free port. */
final class LocalSystem implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path home;
    private final Path data;
    private final Duration start;

    LocalSystem(Path home) throws IOException, InterruptedException {
        this.home = home;
        this.data = Files.createTempDirectory("maeari-bench-up");
        long since = System.nanoTime();
        maeari("up", "--detach", "--no-build", "--port", Integer.toString(Ports.free()));
        start = Duration.ofNanos(System.nanoTime() - since);
    }

    /** From the command to its end, once it is built. */
    Duration start() {
        return start;
    }

    /** Publishes the sample articles. */
    void publishSamples() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("publish"));
        try (Stream<Path> files = Files.walk(home.resolve("deploy/local/src/main/resources/samples"))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .map(Path::toString)
                    .forEach(command::add);
        }
        maeari(command.toArray(String[]::new));
    }

    /** The port of one of its services. */
    int port(String service) throws IOException, InterruptedException {
        for (JsonNode component : JSON.readTree(maeari("status", "--json")).get("components")) {
            if (component.get("name").asText().equals(service)) {
                String url = component.get("url").asText();
                return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
            }
        }
        throw new IOException("no component is named " + service);
    }

    @Override
    public void close() throws IOException {
        try {
            maeari("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String maeari(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("maeari").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        Path output = Files.createTempFile("maeari-bench", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exitCode = builder.start().waitFor();
        String said = Files.readString(output);
        Files.delete(output);
        if (exitCode != 0) {
            throw new IOException("%s ended with %d: %s".formatted(String.join(" ", command), exitCode, said));
        }
        return said;
    }
}
