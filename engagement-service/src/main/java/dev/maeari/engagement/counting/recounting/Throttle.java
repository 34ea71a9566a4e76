package dev.maeari.engagement.counting.recounting;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets a thread use no more than a part of a core: after work it rests so long that the part is kept. */
final class Throttle {
    private final double share;
    private final LongSupplier cpuNanos;
    private final LongSupplier nanos;
    private final Rest rest;
    private long cpu;
    private long at;

    /** How to rest. */
    @FunctionalInterface
    interface Rest {
        void rest(Duration time) throws InterruptedException;
    }

    /**
     * Begins to measure.
     *
     * @param share of a core, such as 0.05
     * @param cpuNanos what the thread has used so far
     */
    Throttle(double share, LongSupplier cpuNanos, LongSupplier nanos, Rest rest) {
        this.share = share;
        this.cpuNanos = cpuNanos;
        this.nanos = nanos;
        this.rest = rest;
        this.cpu = cpuNanos.getAsLong();
        this.at = nanos.getAsLong();
    }

    /** Rests for what was used since the last time. */
    void pause() throws InterruptedException {
        long used = cpuNanos.getAsLong() - cpu;
        long passed = nanos.getAsLong() - at;
        long owed = (long) (used / share) - passed;
        if (owed > 0) {
            rest.rest(Duration.ofNanos(owed));
        }
        cpu = cpuNanos.getAsLong();
        at = nanos.getAsLong();
    }
}
