package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Changes;
import dev.maeari.engagement.counting.CountChange;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.Counting;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Reach;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Touched;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Writes a batch in one transaction: fence, members, counts, ledger, commit. At most 12 statements whatever its size. */
final class Applying {
    private final DataSource dataSource;
    private final Limits limits;
    private final Fence fence;
    private final MembersTable members;
    private final ReplayedTable replayed;
    private final CountsTable counts;
    private final LedgerTable ledger;
    private final AdjustmentsTable adjustments;
    private final TimelineTable timeline;
    private final LettersTable letters;

    Applying(DataSource dataSource, Limits limits, Fence fence, String pipeline) {
        this.dataSource = dataSource;
        this.limits = limits;
        this.fence = fence;
        this.members = new MembersTable(pipeline);
        this.replayed = new ReplayedTable(pipeline);
        this.counts = new CountsTable(pipeline);
        this.ledger = new LedgerTable(pipeline);
        this.adjustments = new AdjustmentsTable(pipeline);
        this.timeline = new TimelineTable(pipeline);
        this.letters = new LettersTable(pipeline);
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
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Outcome outcome = write(connection, batch, moves);
            return outcome instanceof Outcome.Committed ? commit(connection, outcome) : rollback(connection, outcome);
        } catch (SQLException e) {
            return new Outcome.Refused(e);
        }
    }

    private Outcome write(Connection open, Batch batch, List<Fence.Move> moves) {
        try {
            limits.set(open);
            Set<LogPartition> fenced = fenced(open, moves);
            if (!fenced.isEmpty()) {
                return new Outcome.Fenced(fenced);
            }
            Touched touched = Touched.by(batch.slices());
            Recalled recalled = new Recalled(
                    members.read(open, touched.members()),
                    adjustments.read(open, touched.adjustments()),
                    replayed.read(open, touched.origins()));
            Counted counted = Counting.count(batch.slices(), batch.states(), recalled);
            return new Outcome.Committed(counted, write(open, counted.changes(), batch));
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

    private Set<LogPartition> fenced(Connection open, List<Fence.Move> moves) throws SQLException {
        Set<LogPartition> wanted = moves.stream().map(Fence.Move::partition).collect(Collectors.toSet());
        wanted.removeAll(fence.move(open, moves));
        return wanted;
    }

    private List<CountRow> write(Connection open, Changes changes, Batch batch) throws SQLException {
        members.write(open, changes.members());
        replayed.write(open, changes.replayed());
        adjustments.write(open, changes.adjustments());
        Map<CountKey, CountChange> sorted = new TreeMap<>(changes.counts());
        List<CountRow> rows = counts.write(open, sorted);
        ledger.write(open, sorted);
        timeline.write(open, sorted);
        letters.write(open, batch.deadLetters());
        return rows;
    }

    /** From here on nobody knows the outcome but the database, whatever the driver says. */
    private static Outcome commit(Connection open, Outcome written) {
        try {
            open.commit();
            return written;
        } catch (SQLException e) {
            return new Outcome.Unanswered(e);
        }
    }

    /** Before the connection goes back: the pool might end the transaction in the other way. */
    private static Outcome rollback(Connection open, Outcome outcome) throws SQLException {
        open.rollback();
        return outcome;
    }
}
