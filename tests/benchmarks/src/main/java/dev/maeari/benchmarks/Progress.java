package dev.maeari.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells a waiting person what goes on. */
final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Since the beginning. */
    Duration time() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void says(String what) {
        out.printf(Locale.ROOT, "  %5.1f s  %s%n", time().toMillis() / 1000.0, what);
        out.flush();
    }

    void round(String what, int round, Plan plan) {
        says("%s, round %d of %d".formatted(what, round + 1, plan.rounds()));
    }
}
