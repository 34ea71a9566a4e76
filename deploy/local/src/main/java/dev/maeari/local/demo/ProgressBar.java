package dev.maeari.local.demo;

import dev.maeari.local.Terminal;
import java.time.Duration;
import java.util.Locale;

/** How far the readers are: one line that moves, or a plain line now and then where lines can't be written over. */
final class ProgressBar {
    private static final int WIDTH = 40;
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration NEWS = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final int total;
    private final long begin = System.nanoTime();
    private long last = begin;

    ProgressBar(Terminal terminal, int total) {
        this.terminal = terminal;
        this.total = total;
    }

    void show(int done) {
        Duration pause = terminal.isInteractive() ? REDRAW : NEWS;
        if (System.nanoTime() - last < pause.toNanos()) {
            return;
        }
        last = System.nanoTime();
        if (terminal.isInteractive()) {
            terminal.passing(bar(done));
        } else {
            terminal.line("  " + numbers(done));
        }
    }

    void end(int done) {
        terminal.line(terminal.isInteractive() ? bar(done) : "  " + numbers(done));
    }

    String bar(int done) {
        int full = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + numbers(done);
    }

    private String numbers(int done) {
        double seconds = Math.max(0.001, (System.nanoTime() - begin) / 1e9);
        return String.format(Locale.ROOT, "%,d of %,d requests, %.0f/s", done, total, done / seconds);
    }
}
