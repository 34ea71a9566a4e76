package dev.maeari.notifications.delivering;

import java.time.Duration;

/**
 * How often and when a delivery is tried.
 *
 * @param attempts before it is dead
 * @param first pause; it doubles with each attempt
 * @param longest pause
 */
record RetryPolicy(int attempts, Duration first, Duration longest) {
    private static final int LARGEST_SHIFT = 30;

    /** Whether there is another attempt after this many. */
    boolean allowsAfter(int attempt) {
        return attempt < attempts;
    }

    /**
     * The pause after an attempt: between half and all of what the doubling says, so that many that failed together do
     * not come back together.
     *
     * @param attempt from 1
     * @param jitter from 0 to 1, chosen at random
     */
    Duration pause(int attempt, double jitter) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, LARGEST_SHIFT));
        long millis = Math.min(doubled.toMillis(), longest.toMillis());
        return Duration.ofMillis(Math.round((double) millis * (0.5 + jitter / 2)));
    }
}
