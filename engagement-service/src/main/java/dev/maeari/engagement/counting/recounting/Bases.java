package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.Counter.Membership;
import dev.maeari.engagement.counting.LogPartition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Finds where a recomputation can begin: with the log, or where that was cut with the oldest checkpoint that will do. */
final class Bases {
    private static final long MILLIS_PER_HOUR = 3_600_000;

    private final Log log;

    Bases(Log log) {
        this.log = log;
    }

    /**
     * The earliest base.
     *
     * @throws Unprovable if there is none
     */
    Base earliest(Connection open, Pipeline pipeline, LogPartition partition) throws SQLException {
        long start = log.start(partition);
        if (start == 0) {
            return Base.beginning();
        }
        if (holdsMembers(partition)) {
            throw new Unprovable("the log of %s begins at %d: who belonged to a set before is known to nobody"
                    .formatted(partition, start));
        }
        OptionalLong first = log.firstTime(partition);
        for (Checkpoints.Mark mark : Checkpoints.of(open, pipeline, partition)) {
            // The visits of one gap before the checkpoint must still be on the log.
            boolean whole =
                    first.isEmpty() || pipeline.rule().visitGap().windowStart(mark.logTime()) > first.getAsLong();
            if (mark.position() >= start && whole) {
                return of(open, partition, mark);
            }
        }
        throw new Unprovable("the log of %s begins at %d, and no checkpoint was taken a visit gap after that"
                .formatted(partition, start));
    }

    /** The latest base before a checkpoint; of what holds members it is the beginning, since a checkpoint has none. */
    Base before(Connection open, Pipeline pipeline, LogPartition partition, long checkpoint) throws SQLException {
        if (!holdsMembers(partition)) {
            for (Checkpoints.Mark mark :
                    Checkpoints.of(open, pipeline, partition).reversed()) {
                if (mark.checkpoint() < checkpoint) {
                    return of(open, partition, mark);
                }
            }
        }
        return earliest(open, pipeline, partition);
    }

    private Base of(Connection open, LogPartition partition, Checkpoints.Mark mark) throws SQLException {
        int hour = (int) (mark.logTime() / MILLIS_PER_HOUR);
        return new Base(
                mark.checkpoint(),
                mark.position(),
                mark.logTime(),
                StoredBooks.of(open, mark.checkpoint(), partition, hour),
                mark.takenAt());
    }

    private static boolean holdsMembers(LogPartition partition) {
        return Counter.of(partition.topic()).stream().anyMatch(Membership.class::isInstance);
    }
}
