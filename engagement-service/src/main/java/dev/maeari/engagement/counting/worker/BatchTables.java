package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Changes;
import dev.maeari.engagement.counting.CountChange;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Touched;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables that a batch touches, in the order in which every batch touches them. */
final class BatchTables {
    private final Fence fence;
    private final MembersTable members;
    private final ReplayedTable replayed;
    private final CountsTable counts;
    private final LedgerTable ledger;
    private final AdjustmentsTable adjustments;
    private final TimelineTable timeline;
    private final LettersTable letters;

    BatchTables(String pipeline, Fence fence) {
        this.fence = fence;
        this.members = new MembersTable(pipeline);
        this.replayed = new ReplayedTable(pipeline);
        this.counts = new CountsTable(pipeline);
        this.ledger = new LedgerTable(pipeline);
        this.adjustments = new AdjustmentsTable(pipeline);
        this.timeline = new TimelineTable(pipeline);
        this.letters = new LettersTable(pipeline);
    }

    Set<LogPartition> move(Connection open, List<Fence.Move> moves) throws SQLException {
        return fence.move(open, moves);
    }

    Recalled recall(Connection open, Touched touched) throws SQLException {
        return new Recalled(
                members.read(open, touched.members()),
                adjustments.read(open, touched.adjustments()),
                replayed.read(open, touched.origins()));
    }

    List<CountRow> write(Connection open, Batch batch, Changes changes) throws SQLException {
        members.write(open, changes.members(), changes);
        replayed.write(open, changes.replayed());
        adjustments.write(open, changes.adjustments(), changes);
        // Rows are always touched in the same order, so that two processes never wait for each other.
        SortedMap<CountKey, CountChange> sorted = new TreeMap<>(changes.counts());
        List<CountRow> rows = counts.write(open, sorted);
        ledger.write(open, sorted);
        timeline.write(open, sorted);
        letters.write(open, batch.deadLetters());
        return rows;
    }
}
