package dev.maeari.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param good answers of the 200s
 * @param refused all others
 * @param lastRefusal the status of one of those; 0 if there was none
 * @param nanos of each answer, from when its request was due
 * @param cpu of the thread that played the readers
 */
public record Answers(long good, long refused, int lastRefusal, Duration time, Histogram nanos, Duration cpu) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Good answers. */
    public double perSecond() {
        return good / (time.toNanos() / 1e9);
    }

    /** The latency, in milliseconds, that so many of a hundred don't exceed. */
    public double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /** What one request costs the side that asks: its own ceiling on one core is a million over this. */
    public double cpuMicros() {
        return cpu.toNanos() / 1000.0 / Math.max(1, good + refused);
    }

    /** These, if the server took them; a run that was refused measures something else. */
    public Answers taken() {
        if (refused > good / 100) {
            throw new IllegalStateException(
                    "%d of %d requests were refused (%d)".formatted(refused, good + refused, lastRefusal));
        }
        return this;
    }
}
