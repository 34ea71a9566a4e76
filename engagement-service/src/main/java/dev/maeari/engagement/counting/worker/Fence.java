package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Lets only one process move a partition on: the last to which it was assigned (I1). */
interface Fence {

    /**
     * One partition's move.
     *
     * @param from the position held, in the log's offsets
     */
    record Move(LogPartition partition, long epoch, long from, long to, long logTime) {}

    /**
     * Moves the partitions in the open transaction, which alone may do so until it ends.
     *
     * @return those that could be moved; another process has taken over the others
     */
    Set<LogPartition> move(Connection open, List<Move> moves) throws SQLException;
}
