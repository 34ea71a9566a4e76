package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import java.time.Instant;
import java.util.Comparator;

/**
 * One number in the tables.
 *
 * @param which the reason, the hour since 1970, the member, the source or the day; empty where there is but one
 */
record Line(CountKey key, What what, String which) implements Comparable<Line> {
    private static final int SECONDS_PER_HOUR = 3600;
    private static final Comparator<Line> ORDER =
            Comparator.comparing(Line::key).thenComparing(Line::what).thenComparing(Line::which);

    static Line of(CountKey key, What what) {
        return new Line(key, what, "");
    }

    /** As a person reads it: an hour by its beginning. */
    String told() {
        return what == What.HOUR || what == What.HOUR_ADJUSTED
                ? Instant.ofEpochSecond(Long.parseLong(which) * SECONDS_PER_HOUR)
                        .toString()
                : which;
    }

    @Override
    public int compareTo(Line other) {
        return ORDER.compare(this, other);
    }
}
