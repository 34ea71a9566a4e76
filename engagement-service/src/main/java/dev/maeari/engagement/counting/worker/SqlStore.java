package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Reach;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.ProgressTable.Turn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** The store in PostgreSQL, each question on a connection of its own. */
final class SqlStore implements Store {
    /** All rows of half a partition's articles are changed at once, and counting of that partition waits. */
    private static final Limits INHERITING =
            new Limits(Duration.ofMinutes(15), Duration.ofSeconds(20), Duration.ofSeconds(5), Limits.DEFAULT.away());

    private final DataSource dataSource;
    private final String pipeline;
    private final Rulebook rules;
    private final Limits limits;
    private final ProgressTable progress;
    private final CountsTable counts;
    private final BatchTables tables;
    private final Partitioning partitioning;
    private final Inheriting inheriting;

    SqlStore(
            DataSource dataSource,
            String pipeline,
            Rulebook rules,
            Limits limits,
            Fence fence,
            Partitioning partitioning) {
        this.dataSource = dataSource;
        this.pipeline = pipeline;
        this.rules = rules;
        this.limits = limits;
        this.progress = new ProgressTable(pipeline);
        this.counts = new CountsTable(pipeline);
        this.tables = new BatchTables(pipeline, fence);
        this.partitioning = partitioning;
        this.inheriting = new Inheriting(pipeline, partitioning);
    }

    @Override
    public Map<LogPartition, Reach> reached(Collection<LogPartition> partitions) throws SQLException {
        return ask(open -> progress.reached(open, partitions));
    }

    @Override
    public Rule rule() throws SQLException {
        return ask(open -> PipelinesTable.rule(open, pipeline, rules));
    }

    @Override
    public Map<LogPartition, Turn> raise(Map<LogPartition, UUID> topicIds, int rule) throws SQLException {
        Map<LogPartition, UUID> known = new HashMap<>(topicIds);
        // Partitions that were added and are not in force yet are nobody's.
        known.keySet().removeIf(partition -> partition.number() >= partitioning.partitions());
        Map<LogPartition, UUID> some = partitioning.isGrown() ? inherited(known, rule) : known;
        Map<LogPartition, Turn> turns = ask(open -> progress.raise(open, some, rule));
        // Only now: whoever adds partitions raises all epochs, before or after we have.
        int number = ask(PartitioningTable::number).orElse(partitioning.partitions());
        if (number != partitioning.partitions()) {
            throw new SQLException("the topics have %d partitions now, this process was told %d"
                    .formatted(number, partitioning.partitions()));
        }
        return turns;
    }

    /** Those that may begin, each of which has begun. Their ancestors come first. */
    private Map<LogPartition, UUID> inherited(Map<LogPartition, UUID> topicIds, int rule) throws SQLException {
        Map<LogPartition, UUID> may = new HashMap<>();
        List<LogPartition> inOrder = topicIds.keySet().stream()
                .sorted(Comparator.comparingInt(LogPartition::number))
                .toList();
        for (LogPartition partition : inOrder) {
            UUID topicId = Objects.requireNonNull(topicIds.get(partition));
            try (BoundedConnection connection = BoundedConnection.of(dataSource, INHERITING)) {
                Connection open = connection.open();
                open.setAutoCommit(false);
                try {
                    INHERITING.set(open);
                    if (inheriting.may(open, partition, topicId, rule)) {
                        may.put(partition, topicId);
                    }
                    open.commit();
                } finally {
                    open.rollback();
                }
            }
        }
        return may;
    }

    @Override
    public Transaction begin() throws SQLException {
        BoundedConnection connection = BoundedConnection.of(dataSource, limits);
        try {
            connection.open().setAutoCommit(false);
            limits.set(connection.open());
            return new SqlTransaction(connection, tables);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public List<CountRow> after(LogPartition partition, CountKey last, int limit) throws SQLException {
        return ask(open -> counts.after(open, partition, last, limit));
    }

    @Override
    public List<CountRow> read(Collection<CountKey> keys) throws SQLException {
        return ask(open -> counts.read(open, keys));
    }

    @Override
    public List<CountRow> lift(Map<CountKey, Integer> generations) throws SQLException {
        return ask(open -> counts.lift(open, generations));
    }

    private interface Question<T> {
        T to(Connection open) throws SQLException;
    }

    private <T> T ask(Question<T> question) throws SQLException {
        try (BoundedConnection connection = BoundedConnection.of(dataSource, limits)) {
            return question.to(connection.open());
        }
    }
}
