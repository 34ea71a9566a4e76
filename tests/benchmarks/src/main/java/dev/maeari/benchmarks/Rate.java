package dev.maeari.benchmarks;

import java.time.Duration;

/**
 * How fast something was.
 *
 * @param perSecond events a second of wall time
 * @param cpuMicros of its process per event, its start included
 */
public record Rate(double perSecond, double cpuMicros) {
    private static final double NANOS_PER_MICRO = 1000;

    static double microsPerEvent(Duration cpu, long events) {
        return cpu.toNanos() / NANOS_PER_MICRO / events;
    }
}
