package dev.maeari.engagement.counting;

import java.util.List;

/**
 * What a batch holds of one partition.
 *
 * @param entries in the order of the log, of which offsets may be missing
 * @param next the offset from which reading goes on; more than the last offset + 1 where the log has holes
 */
public record Slice(LogPartition partition, List<Entry> entries, long next) {
    public Slice {
        entries = List.copyOf(entries);
    }
}
