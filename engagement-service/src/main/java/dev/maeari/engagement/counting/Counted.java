package dev.maeari.engagement.counting;

import java.util.List;

/**
 * The outcome of a batch: to be written in one transaction, and to be taken once that has committed.
 *
 * @param next the new state of each partition of the batch
 */
public record Counted(Changes changes, List<PartitionState.Next> next) {
    public Counted {
        next = List.copyOf(next);
    }

    /** The transaction has committed: the new states hold. */
    public void take() {
        next.forEach(PartitionState.Next::take);
    }
}
