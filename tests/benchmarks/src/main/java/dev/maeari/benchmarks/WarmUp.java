package dev.maeari.benchmarks;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Turns before a measurement, until they get no faster: in its first half minute a JVM spends half of two cores on making
 * machine code of what it does.
 */
final class WarmUp {
    private static final int LEAST = 3;
    private static final double FASTER = 1.05;

    private final Duration most;
    private final LongSupplier nanoTime;
    private final long start;
    private int turns;
    private int fastest;
    private double best;

    /** From now on, and no longer than that. */
    WarmUp(Duration most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Whether another turn is needed: while one of the last three was the fastest so far by a twentieth, and time is left. */
    boolean another() {
        return turns < LEAST || (turns - fastest < LEAST && nanoTime.getAsLong() - start < most.toNanos());
    }

    /** What a turn has come to. */
    void reached(double perSecond) {
        turns++;
        if (perSecond > FASTER * best) {
            best = perSecond;
            fastest = turns;
        }
    }
}
