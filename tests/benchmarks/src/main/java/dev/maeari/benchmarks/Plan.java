package dev.maeari.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and how much.
 *
 * @param home the project's folder, whose services are built
 * @param rounds of everything, subject and yardstick in turns
 * @param end of a short run, by {@link System#nanoTime}; null if it may take its time
 * @param time of a round of requests
 * @param events of a log that is counted
 * @param most events of the longest log
 * @param articles of the most articles
 * @param streams open at once
 */
record Plan(
        Path home,
        Set<Part> parts,
        int rounds,
        @Nullable Long end,
        Duration time,
        int events,
        int most,
        int articles,
        int streams) {
    /** What a short run takes at most. */
    static final Duration SHORT = Duration.ofSeconds(290);

    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration SHORT_WARM_UP = Duration.ofSeconds(15);

    boolean has(Part part) {
        return parts.contains(part);
    }

    boolean hasAny(Set<Part> some) {
        return !Collections.disjoint(parts, some);
    }

    /** The turns before a measurement; in a short run not many more than it must have. */
    WarmUp warmUp() {
        return new WarmUp(end == null ? WARM_UP : SHORT_WARM_UP, System::nanoTime);
    }

    /**
     * The rounds of a measurement that begins now.
     *
     * @param second of a short run by which they should have ended, so that something is left for what follows
     */
    Turns turns(int second) {
        return turns(second, 1);
    }

    /** The same, and so many times as many in a run that may take its time. */
    Turns turns(int second, int times) {
        Duration left = end == null
                ? Duration.ofDays(1)
                : Duration.ofNanos(end - System.nanoTime()).minus(SHORT).plusSeconds(second);
        return new Turns(end == null ? times * rounds : rounds, left, System::nanoTime);
    }
}
