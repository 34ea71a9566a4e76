package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.LogPartition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a recomputation begins.
 *
 * @param partition where the articles in question are at that time; of an added partition it may be an ancestor
 * @param checkpoint its id; 0 is the beginning of the log
 * @param position the offset of the first record that is counted again
 * @param logTime before it
 * @param books what is taken as true, and changed by who counts on from here
 * @param takenAt when the checkpoint was taken
 */
record Base(
        LogPartition partition,
        long checkpoint,
        long position,
        long logTime,
        Books books,
        @Nullable Instant takenAt) {
    static Base beginning(LogPartition partition) {
        return new Base(partition, 0, 0, 0, new Books(Integer.MIN_VALUE), null);
    }
}
