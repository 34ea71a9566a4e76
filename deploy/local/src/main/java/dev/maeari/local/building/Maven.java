package dev.maeari.local.building;

import dev.maeari.local.Failure;
import dev.maeari.local.ProjectHome;
import dev.maeari.local.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the project's own Maven with the JDK that runs this. */
public final class Maven {
    private static final int LAST_LINES = 25;
    private static final Duration NEWS = Duration.ofSeconds(10);

    private final ProjectHome home;
    private final Terminal terminal;

    /** For the project in that folder. */
    public Maven(ProjectHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** To its end, into a log, showing the seconds. */
    void run(String what, Path log, List<String> arguments) throws IOException {
        Process process = builder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread ending = new Thread(process::destroy, "stop-build");
        Runtime.getRuntime().addShutdownHook(ending);
        await(process, what + " (log: " + log + ")");
        Runtime.getRuntime().removeShutdownHook(ending);
        if (process.exitValue() != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new Failure("%s failed; the end of %s:%n%s"
                    .formatted(
                            what,
                            log,
                            String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))));
        }
    }

    /** To its end, handing on each line that it says; returns the exit code. */
    public int follow(List<String> arguments, Consumer<String> lines) throws IOException, InterruptedException {
        Process process = builder(arguments).redirectErrorStream(true).start();
        Thread ending = new Thread(process::destroy, "stop-build");
        Runtime.getRuntime().addShutdownHook(ending);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines);
        }
        int exitCode = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(ending);
        return exitCode;
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("./mvnw", "-B", "-ntp"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.path().toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private void await(Process process, String what) {
        long since = System.nanoTime();
        terminal.line(what);
        try {
            long news = NEWS.toSeconds();
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                long seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
                terminal.passing("  … %d s".formatted(seconds));
                if (!terminal.isInteractive() && seconds >= news) {
                    terminal.line("  … %d s".formatted(seconds));
                    news = seconds + NEWS.toSeconds();
                }
            }
            terminal.line(
                    "  %-22s %s".formatted("built", Terminal.seconds(Duration.ofNanos(System.nanoTime() - since))));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while " + what, e);
        }
    }
}
