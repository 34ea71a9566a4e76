package dev.maeari.local.running;

import java.time.Duration;

/**
 * How long to wait before a component is started again: 1, 2, 4 … 30 seconds; from the beginning when it had run well.
 *
 * @param failures in a row
 */
record Backoff(int failures) {
    static final Backoff NONE = new Backoff(0);

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration WELL = Duration.ofMinutes(1);

    Duration pause() {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    Backoff afterRunning(Duration ran) {
        return ran.compareTo(WELL) < 0 ? new Backoff(failures + 1) : NONE;
    }
}
