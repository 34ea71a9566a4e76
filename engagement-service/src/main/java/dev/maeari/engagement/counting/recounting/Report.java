package dev.maeari.engagement.counting.recounting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a recount has found.
 *
 * @param articles of which the log tells
 * @param events records that were counted again
 * @param differences the first ten thousand
 * @param total how many there are
 * @param repaired how many of them are mended
 * @param from where the proof of each partition began
 * @param unproved what could not be proved, and why
 */
record Report(
        long articles,
        long events,
        List<Item> differences,
        long total,
        long repaired,
        List<From> from,
        List<Failed> unproved) {
    /**
     * A difference.
     *
     * @param what of the counter: its number, its ledger…
     * @param which of several: the reason, the hour, the member, the source, the day
     * @param firstOffset where tables and log part, in the article's partition of the counter's topic; negative in the
     *     partition from which that was split; null if no record of the log speaks of it, or if all are noted of whom
     *     it tells
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            UUID articleId,
            String counter,
            String what,
            String which,
            long stored,
            long proved,
            @Nullable Long firstOffset,
            boolean repaired) {
        static Item of(Difference difference) {
            Line line = difference.line();
            return new Item(
                    line.key().article(),
                    line.key().counter(),
                    line.what().label(),
                    line.told(),
                    difference.stored(),
                    difference.proved(),
                    difference.first(),
                    difference.repaired());
        }
    }

    /**
     * A proof of a partition.
     *
     * @param position the first offset that was counted again
     * @param checkpoint when that was taken from which the proof began; null at the beginning of the log
     * @param to before which offset it ended
     */
    record From(String partition, long position, @Nullable Instant checkpoint, long to) {}

    /** What could not be proved. */
    record Failed(String partition, String why) {}

    static final int MOST = 10_000;

    /** Differences that nobody has mended. */
    long left() {
        return total - repaired;
    }
}
