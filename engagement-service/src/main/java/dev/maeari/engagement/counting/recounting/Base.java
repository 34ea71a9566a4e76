package dev.maeari.engagement.counting.recounting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a recomputation begins.
 *
 * @param checkpoint its id; 0 is the beginning of the log
 * @param position the offset of the first record that is counted again
 * @param logTime before it
 * @param books what is taken as true, and changed by who counts on from here
 * @param takenAt when the checkpoint was taken
 */
record Base(
        long checkpoint,
        long position,
        long logTime,
        Books books,
        @Nullable Instant takenAt) {
    static Base beginning() {
        return new Base(0, 0, 0, new Books(Integer.MIN_VALUE), null);
    }
}
