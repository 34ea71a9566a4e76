package dev.maeari.engagement.counting.recounting;

import org.jspecify.annotations.Nullable;

/**
 * A number that is not as the log says.
 *
 * @param stored in the tables
 * @param proved from the log
 * @param first the first offset where they part: by {@link Parting} of what is computed from the log; of what is told that
 *     of the number's last record; of a comment that of what holds of it on the log; null if no record speaks of the line,
 *     so that nothing of it should be stored, if all are noted of whom it tells, or if the tables are not held against this log at all ({@link WhatIf})
 * @param repaired whether the tables say now what was proved
 */
record Difference(
        Line line, long stored, long proved, @Nullable Long first, boolean repaired) {

    static Difference of(Line line, long stored, long proved) {
        return new Difference(line, stored, proved, null, false);
    }

    Difference from(@Nullable Long offset) {
        return new Difference(line, stored, proved, offset, repaired);
    }

    Difference mended() {
        return new Difference(line, stored, proved, first, true);
    }

    /** What has to be added to the tables. */
    long missing() {
        return proved - stored;
    }
}
