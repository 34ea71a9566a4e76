package dev.maeari.engagement.counting;

import java.time.Duration;

/**
 * How long a visitor must have been away from an article before a view of it counts again, in whole seconds of log time:
 * the running maximum of the broker's append times in the partition.
 */
public record VisitGap(int seconds) {
    private static final int MILLIS = 1000;

    /** Half an hour: the rule of docs/counting-rules.md. */
    public static final VisitGap OF_THE_RULE =
            new VisitGap((int) Duration.ofMinutes(30).toSeconds());

    /**
     * The append time, in milliseconds, from which the log must be read so that the visits are known exactly as they
     * were at this log time: whatever stands before the first record of that time or a later one is a gap ago.
     */
    public long windowStart(long logTime) {
        return Math.max(0, (logTime / MILLIS - seconds + 1) * MILLIS);
    }

    /** Log time as it is kept: a second in 4 bytes, never 0, and good until 2106 since only differences are used. */
    static int second(long logTime) {
        return (int) (logTime / MILLIS + 1);
    }

    /** The second since the epoch that stands for a kept one. */
    static int epochSecond(int second) {
        return second - 1;
    }

    /** Whether a visit at {@code earlier} makes one at {@code now} a repeat. */
    boolean holds(int earlier, int now) {
        return now - earlier < seconds;
    }
}
