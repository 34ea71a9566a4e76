package dev.maeari.local.building;

import dev.maeari.local.Failure;
import dev.maeari.local.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs that take their time: what they say goes into a log, and the terminal shows the seconds.
 *
 * @param log written anew by each of them
 */
record Logged(Terminal terminal, Path log) {
    private static final int LAST_LINES = 25;
    private static final Duration NEWS = Duration.ofSeconds(10);

    /** To its end; fails with the end of the log. */
    void run(String what, ProcessBuilder program) throws IOException {
        Process process =
                program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Thread ending = new Thread(process::destroy, "stop-build");
        Runtime.getRuntime().addShutdownHook(ending);
        await(process, what);
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

    private void await(Process process, String what) {
        long since = System.nanoTime();
        terminal.line("%s (log: %s)".formatted(what, log));
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
            terminal.line("  %-22s %s".formatted("built", Terminal.since(since)));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while " + what, e);
        }
    }
}
