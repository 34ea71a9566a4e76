package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.Counting;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Reach;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Touched;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts a batch and writes it in one transaction: fence, what is known, the outcome, commit. */
final class Applying {
    private final Store store;

    Applying(Store store) {
        this.store = store;
    }

    /**
     * Counts the batch and writes it. Whatever this says: should the transaction have committed after all, the fence will
     * refuse to apply the same batch again, since the position has moved.
     */
    Outcome apply(Batch batch) {
        List<Fence.Move> moves = moves(batch);
        if (moves.isEmpty()) {
            // Only what was counted before, read again to know the visits.
            return new Outcome.Committed(Counting.count(batch.slices(), batch.states(), Recalled.NOTHING), List.of());
        }
        try (Store.Transaction open = store.begin()) {
            Outcome outcome = write(open, batch, moves);
            return outcome instanceof Outcome.Committed ? commit(open, outcome) : outcome;
        } catch (SQLException e) {
            return new Outcome.Refused(e);
        }
    }

    private static Outcome write(Store.Transaction open, Batch batch, List<Fence.Move> moves) {
        try {
            Set<LogPartition> fenced = moves.stream().map(Fence.Move::partition).collect(Collectors.toSet());
            fenced.removeAll(open.move(moves));
            if (!fenced.isEmpty()) {
                return new Outcome.Fenced(fenced);
            }
            Recalled recalled = open.recall(Touched.by(batch.slices()));
            Counted counted = Counting.count(batch.slices(), batch.states(), recalled);
            return new Outcome.Committed(counted, open.write(batch, counted));
        } catch (SQLException | RuntimeException e) {
            return new Outcome.Refused(e);
        }
    }

    private static List<Fence.Move> moves(Batch batch) {
        List<Fence.Move> moves = new ArrayList<>();
        for (Batch.Share share : batch.shares()) {
            PartitionState state = share.turn().state();
            Reach reach = state.reach(share.slice());
            if (reach.position() > state.position()) {
                moves.add(new Fence.Move(
                        share.partition(), share.turn().epoch(), state.position(), reach.position(), reach.logTime()));
            }
        }
        return moves;
    }

    /** From here on nobody knows the outcome but the database, whatever the driver says. */
    private static Outcome commit(Store.Transaction open, Outcome written) {
        try {
            open.commit();
            return written;
        } catch (SQLException e) {
            return new Outcome.Unanswered(e);
        }
    }
}
