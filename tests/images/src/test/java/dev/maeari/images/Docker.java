package dev.maeari.images;

import dev.maeari.system.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The programs of this machine: Docker, and {@code ./maeari}. */
final class Docker {
    private Docker() {}

    /** What a program said and how it ended. */
    record Outcome(int exitCode, String said) {}

    /** Whether an engine can be used at all. */
    static boolean answers() {
        try {
            return docker("version", "--format", "{{.Server.Version}}").exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static Outcome docker(String... arguments) throws IOException {
        return run(
                Map.of(),
                Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList());
    }

    /** Runs something that must succeed. */
    static String done(List<String> command) throws IOException {
        return done(Map.of(), command);
    }

    /** Likewise, and tells it something by its environment. */
    static String done(Map<String, String> told, List<String> command) throws IOException {
        Outcome outcome = run(told, command);
        if (outcome.exitCode() != 0) {
            throw new AssertionError("%s ended with %d: %s".formatted(command, outcome.exitCode(), outcome.said()));
        }
        return outcome.said();
    }

    /** Runs something that may fail. */
    static Outcome run(Map<String, String> told, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(Launcher.root().toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(told);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
