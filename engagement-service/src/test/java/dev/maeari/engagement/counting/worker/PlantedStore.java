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

/** A store that asks the real one; a planted bug changes one answer of it. */
class PlantedStore implements Store {
    final Store real;

    PlantedStore(Store real) {
        this.real = real;
    }

    @Override
    public Map<LogPartition, Reach> reached(Collection<LogPartition> partitions) throws SQLException {
        return real.reached(partitions);
    }

    @Override
    public Rule rule() throws SQLException {
        return real.rule();
    }

    @Override
    public Map<LogPartition, Turn> raise(Map<LogPartition, UUID> topicIds, int rule) throws SQLException {
        return real.raise(topicIds, rule);
    }

    @Override
    public Transaction begin() throws SQLException {
        return new Open(real.begin());
    }

    @Override
    public List<CountRow> after(LogPartition partition, CountKey last, int limit) throws SQLException {
        return real.after(partition, last, limit);
    }

    @Override
    public List<CountRow> read(Collection<CountKey> keys) throws SQLException {
        return real.read(keys);
    }

    @Override
    public List<CountRow> lift(Map<CountKey, Integer> generations) throws SQLException {
        return real.lift(generations);
    }

    /** Its transactions, likewise. */
    static class Open implements Transaction {
        final Transaction real;

        Open(Transaction real) {
            this.real = real;
        }

        @Override
        public Set<LogPartition> move(List<Fence.Move> moves) throws SQLException {
            return real.move(moves);
        }

        @Override
        public Recalled recall(Touched touched) throws SQLException {
            return real.recall(touched);
        }

        @Override
        public List<CountRow> write(Batch batch, Counted counted) throws SQLException {
            return real.write(batch, counted);
        }

        @Override
        public void commit() throws SQLException {
            real.commit();
        }

        @Override
        public void close() throws SQLException {
            real.close();
        }
    }
}
