package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Reach;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.Touched;
import dev.maeari.engagement.counting.VisitGap;
import dev.maeari.engagement.counting.worker.ProgressTable.Turn;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The database as one instance meets it: at each question it may die, stand still, or not be answered. */
final class SimStore implements Store {
    static final int GAP_SECONDS = 5;
    private static final Rule RULE =
            new Rule(1, new VisitGap(GAP_SECONDS), Rule.BUILT_IN.counters(), Rule.BUILT_IN.ignored());

    private final int instance;
    private final Simulation world;
    private final SimDatabase database;

    SimStore(int instance, Simulation world) {
        this.instance = instance;
        this.world = world;
        this.database = world.database();
    }

    @Override
    public Map<LogPartition, Reach> reached(Collection<LogPartition> partitions) throws SQLException {
        ask("reached");
        Map<LogPartition, Reach> reached = new LinkedHashMap<>();
        partitions.forEach(partition -> {
            Turn turn = database.turn(partition);
            reached.put(partition, new Reach(turn.position(), turn.logTime()));
        });
        return reached;
    }

    @Override
    public Rule rule() throws SQLException {
        ask("rule");
        return RULE;
    }

    @Override
    public Map<LogPartition, Turn> raise(Map<LogPartition, UUID> topicIds, int rule) throws SQLException {
        ask("raise");
        Map<LogPartition, Turn> turns = database.raise(topicIds.keySet());
        ask("raised");
        return turns;
    }

    @Override
    public Transaction begin() throws SQLException {
        ask("begin");
        return new Open(database.new Tx());
    }

    @Override
    public List<CountRow> after(LogPartition partition, CountKey last, int limit) throws SQLException {
        ask("rows");
        return database.rows.tailMap(last, false).values().stream()
                .filter(row -> Simulation.partition(row.key()).equals(partition))
                .limit(limit)
                .toList();
    }

    @Override
    public List<CountRow> read(Collection<CountKey> keys) throws SQLException {
        ask("rows");
        return keys.stream()
                .filter(database.rows::containsKey)
                .map(key -> Objects.requireNonNull(database.rows.get(key)))
                .toList();
    }

    @Override
    public List<CountRow> lift(Map<CountKey, Integer> generations) throws SQLException {
        ask("lift");
        return database.lift(generations);
    }

    private void ask(String point) throws SQLException {
        world.at(instance, point);
        if (world.isDatabaseAway(instance)) {
            throw new SQLException("the database does not answer");
        }
    }

    private final class Open implements Transaction {
        private final SimDatabase.Tx tx;

        Open(SimDatabase.Tx tx) {
            this.tx = tx;
        }

        @Override
        public Set<LogPartition> move(List<Fence.Move> moves) throws SQLException {
            ask("fence");
            return tx.move(moves);
        }

        @Override
        public Recalled recall(Touched touched) throws SQLException {
            ask("recall");
            tx.check();
            return database.tables.recall();
        }

        @Override
        public List<CountRow> write(Batch batch, Counted counted) throws SQLException {
            ask("write");
            List<CountRow> rows = tx.write(batch, counted);
            ask("written");
            return rows;
        }

        @Override
        public void commit() throws SQLException {
            ask("commit");
            tx.sent();
            switch (world.answer()) {
                case GIVEN -> tx.apply();
                case LOST -> {
                    tx.apply();
                    throw new SQLException("cut after the commit");
                }
                case LATE -> throw new SQLException("cut while it was committed");
                case REFUSED -> {
                    tx.end();
                    throw new SQLException("the commit is refused");
                }
            }
            world.at(instance, "committed");
        }

        @Override
        public void close() {
            if (!tx.isCommitting()) {
                tx.end();
            }
        }
    }
}
