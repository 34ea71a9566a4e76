package dev.maeari.engagement.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The heart: {@code (state, batch) → (new state, changes)}. The outcome does not depend on how the log is cut (I3). */
public final class Counting {
    private Counting() {}

    /**
     * Counts a batch. The states are left as they are until the outcome is {@linkplain Counted#take() taken}.
     *
     * @param batch one slice per partition at most
     * @param states of all partitions in the batch
     * @param recalled what the tables know of what the batch {@linkplain Touched touches}
     */
    public static Counted count(List<Slice> batch, Map<LogPartition, PartitionState> states, Recalled recalled) {
        Changes changes = new Changes();
        List<PartitionState.Next> next = new ArrayList<>();
        for (Slice slice : batch) {
            PartitionState state = states.get(slice.partition());
            if (state == null) {
                throw new IllegalArgumentException("no state of " + slice.partition());
            }
            next.add(new SliceCounting(slice, state, recalled, changes).run());
        }
        return new Counted(changes, next);
    }
}
