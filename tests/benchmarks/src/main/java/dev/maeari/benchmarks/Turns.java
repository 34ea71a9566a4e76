package dev.maeari.benchmarks;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The rounds of one measurement: as many as planned, but after the first none that would end too late, so that a short
 * run stays short on a busy machine too. How many there were stands in the table.
 */
final class Turns {
    private final int most;
    private final Duration left;
    private final LongSupplier nanoTime;
    private final long start;
    private int begun;

    /**
     * From now on.
     *
     * @param most at most so many
     * @param left the time that they may take together
     */
    Turns(int most, Duration left, LongSupplier nanoTime) {
        this.most = most;
        this.left = left;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Whether another round is to be done; the next call ends it. */
    boolean another() {
        boolean goesOn = begun == 0 || (begun < most && !wouldBeLate());
        begun += goesOn ? 1 : 0;
        return goesOn;
    }

    /** The number of the round that was begun last, from 0. */
    int number() {
        return begun - 1;
    }

    private boolean wouldBeLate() {
        Duration taken = Duration.ofNanos(nanoTime.getAsLong() - start);
        return taken.plus(taken.dividedBy(begun)).compareTo(left) > 0;
    }
}
