package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Reach;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.Touched;
import dev.maeari.engagement.counting.worker.ProgressTable.Turn;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What counting asks of its database, for one pipeline. What fails may be asked again. */
interface Store {

    /** How far the partitions are counted by what is stored; without a row it is their beginning. */
    Map<LogPartition, Reach> reached(Collection<LogPartition> partitions) throws SQLException;

    /**
     * The rule by which the pipeline is counted.
     *
     * @throws IllegalArgumentException if the rule is none that this version knows
     */
    Rule rule() throws SQLException;

    /**
     * Raises the epoch of the partitions: whoever held them before can't move them any more.
     *
     * @return the turns of those that can begin; an added partition can't before its ancestor is far enough
     */
    Map<LogPartition, Turn> raise(Map<LogPartition, UUID> topicIds, int rule) throws SQLException;

    /** Begins a transaction, which ends by itself when this process stands still in it. */
    Transaction begin() throws SQLException;

    /** The first rows of a partition that follow the given one. */
    List<CountRow> after(LogPartition partition, CountKey last, int limit) throws SQLException;

    /** These rows, as far as there are such. */
    List<CountRow> read(Collection<CountKey> keys) throws SQLException;

    /** Lifts rows to generations that the log already knows; answers them as they are now. */
    List<CountRow> lift(Map<CountKey, Integer> generations) throws SQLException;

    /** All or nothing of a batch. Closed without a commit it leaves nothing. */
    interface Transaction extends AutoCloseable {

        /**
         * Moves the partitions, which alone this transaction may do until it ends.
         *
         * @return those that could be moved; another process has taken over the others
         */
        Set<LogPartition> move(List<Fence.Move> moves) throws SQLException;

        /** What the tables know of what a batch touches. */
        Recalled recall(Touched touched) throws SQLException;

        /** Writes the outcome of a batch and its dead letters; answers the changed rows as they are now. */
        List<CountRow> write(Batch batch, Counted counted) throws SQLException;

        /** When this fails nobody but the database knows what stands. */
        void commit() throws SQLException;

        @Override
        void close() throws SQLException;
    }
}
