package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.ProgressTable.Turn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The store in PostgreSQL, each question on a connection of its own. */
final class SqlStore implements Store {
    private final DataSource dataSource;
    private final String pipeline;
    private final Rulebook rules;
    private final Limits limits;
    private final ProgressTable progress;
    private final CountsTable counts;
    private final BatchTables tables;

    SqlStore(DataSource dataSource, String pipeline, Rulebook rules, Limits limits, Fence fence) {
        this.dataSource = dataSource;
        this.pipeline = pipeline;
        this.rules = rules;
        this.limits = limits;
        this.progress = new ProgressTable(pipeline);
        this.counts = new CountsTable(pipeline);
        this.tables = new BatchTables(pipeline, fence);
    }

    @Override
    public Map<LogPartition, Long> positions(Collection<LogPartition> partitions) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return progress.positions(connection, partitions);
        }
    }

    @Override
    public Rule rule() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return PipelinesTable.rule(connection, pipeline, rules);
        }
    }

    @Override
    public Map<LogPartition, Turn> raise(Map<LogPartition, UUID> topicIds, int rule) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return progress.raise(connection, topicIds, rule);
        }
    }

    @Override
    public Transaction begin() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            limits.set(connection);
            return new SqlTransaction(connection, tables);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public List<CountRow> after(LogPartition partition, CountKey last, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return counts.after(connection, partition, last, limit);
        }
    }

    @Override
    public List<CountRow> read(Collection<CountKey> keys) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return counts.read(connection, keys);
        }
    }

    @Override
    public List<CountRow> lift(Map<CountKey, Integer> generations) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return counts.lift(connection, generations);
        }
    }
}
