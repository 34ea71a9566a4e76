package dev.maeari.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code ./maeari} as a person calls it.
 *
 * @param data where its system keeps what it has
 * @param environment added to that of the tests
 */
public record Launcher(Path data, Map<String, String> environment) {
    private static final int LIMIT_SECONDS = 240;

    /** In the environment of the tests. */
    public Launcher(Path data) {
        this(data, Map.of());
    }

    /** What a command printed and how it ended. */
    public record Outcome(int exitCode, String output) {}

    /** Runs a command to its end; it must succeed. */
    public String run(String... command) {
        Outcome outcome = tryTo(command);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(
                    "%s ended with %d: %s".formatted(List.of(command), outcome.exitCode(), outcome.output()));
        }
        return outcome.output();
    }

    /** Runs a command to its end, whatever that is. */
    public Outcome tryTo(String... command) {
        try {
            Path output = Files.createTempFile("maeari", ".out");
            Process process = start(output, command);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " takes too long: " + Files.readString(output));
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Outcome(process.exitValue(), text);
        } catch (IOException e) {
            throw new AssertionError("can't run " + List.of(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private Process start(Path output, String... command) throws IOException {
        List<String> whole = new ArrayList<>(List.of(root().resolve("maeari").toString()));
        whole.addAll(List.of(command));
        whole.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("MAEARI_SITE_ZONE", Noon.zone(), "JAVA_HOME", javaHome()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String javaHome() {
        return System.getProperty("java.home");
    }

    /** The folder of the project. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("mvnw"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new AssertionError("started outside the repository");
            }
            folder = parent;
        }
        return folder;
    }
}
