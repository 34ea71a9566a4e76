package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Reach;
import dev.maeari.events.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far each partition of a pipeline is counted, and the fence made of it. */
final class ProgressTable implements Fence {
    private final String pipeline;

    ProgressTable(String pipeline) {
        this.pipeline = pipeline;
    }

    /** The row of one partition, once its epoch is ours. */
    record Turn(long epoch, long position, long logTime, UUID topicId, int rule) {}

    /** The positions of all pipelines, by their names. */
    static Map<String, Map<LogPartition, Long>> all(Connection connection) throws SQLException {
        Map<String, Topic> topics =
                Counter.topics().stream().collect(Collectors.toMap(Topic::name, Function.identity()));
        Map<String, Map<LogPartition, Long>> all = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT pipeline, topic, partition, position FROM progress");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Topic topic = topics.get(row.getString(2));
                if (topic != null) {
                    all.computeIfAbsent(row.getString(1), pipeline -> new HashMap<>())
                            .put(new LogPartition(topic, row.getInt(3)), row.getLong(4));
                }
            }
        }
        return all;
    }

    /** How far the partitions are counted by what is stored; without a row it is their beginning. */
    Map<LogPartition, Reach> reached(Connection connection, Collection<LogPartition> partitions) throws SQLException {
        Map<String, LogPartition> byName = byName(partitions);
        Map<LogPartition, Reach> reached =
                new HashMap<>(partitions.stream().collect(Collectors.toMap(Function.identity(), p -> new Reach(0, 0))));
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT topic || '/' || partition, position, log_time FROM progress WHERE pipeline = ?")) {
            select.setString(1, pipeline);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LogPartition partition = byName.get(row.getString(1));
                    if (partition != null) {
                        reached.put(partition, new Reach(row.getLong(2), row.getLong(3)));
                    }
                }
            }
        }
        return reached;
    }

    /** Raises the epoch of the partitions: whoever held them before can't move them any more. */
    Map<LogPartition, Turn> raise(Connection connection, Map<LogPartition, UUID> topicIds, int rule)
            throws SQLException {
        List<Map.Entry<LogPartition, UUID>> sorted = topicIds.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing((LogPartition one) -> one.topic().name())
                                .thenComparingInt(LogPartition::number)))
                .toList();
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO progress AS p (pipeline, topic, partition, topic_id, rule, epoch, position, log_time)
                SELECT ?, topic, partition, topic_id, ?, 1, 0, 0
                FROM unnest(?::text[], ?::integer[], ?::uuid[]) AS n(topic, partition, topic_id)
                ON CONFLICT (pipeline, topic, partition) DO UPDATE SET epoch = p.epoch + 1
                RETURNING topic || '/' || partition, epoch, position, log_time, topic_id, rule""")) {
            upsert.setString(1, pipeline);
            upsert.setInt(2, rule);
            new Columns<>(upsert, 3, sorted)
                    .add("text", e -> e.getKey().topic().name())
                    .add("integer", e -> e.getKey().number())
                    .add("uuid", Map.Entry::getValue);
            return turns(upsert, byName(topicIds.keySet()));
        }
    }

    private static Map<LogPartition, Turn> turns(PreparedStatement upsert, Map<String, LogPartition> byName)
            throws SQLException {
        Map<LogPartition, Turn> turns = new HashMap<>();
        try (ResultSet row = upsert.executeQuery()) {
            while (row.next()) {
                turns.put(
                        byName.get(row.getString(1)),
                        new Turn(
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getObject(5, UUID.class),
                                row.getInt(6)));
            }
        }
        return turns;
    }

    /** The rows are locked in one order, so that two processes never wait for each other. */
    @Override
    public Set<LogPartition> move(Connection open, List<Move> moves) throws SQLException {
        Map<String, LogPartition> byName =
                byName(moves.stream().map(Move::partition).toList());
        try (PreparedStatement update = open.prepareStatement("""
                WITH wanted AS (
                    SELECT * FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                        AS w(topic, partition, epoch, held, next, log_time)),
                locked AS MATERIALIZED (
                    SELECT p.topic, p.partition FROM progress p JOIN wanted w USING (topic, partition)
                    WHERE p.pipeline = ? ORDER BY p.topic, p.partition FOR UPDATE OF p)
                UPDATE progress p SET position = w.next, log_time = w.log_time
                FROM wanted w JOIN locked l USING (topic, partition)
                WHERE p.pipeline = ? AND p.topic = w.topic AND p.partition = w.partition
                    AND p.epoch = w.epoch AND p.position = w.held
                RETURNING p.topic || '/' || p.partition""")) {
            new Columns<>(update, 1, moves)
                    .add("text", m -> m.partition().topic().name())
                    .add("integer", m -> m.partition().number())
                    .add("bigint", Move::epoch)
                    .add("bigint", Move::from)
                    .add("bigint", Move::to)
                    .add("bigint", Move::logTime);
            update.setString(7, pipeline);
            update.setString(8, pipeline);
            Set<LogPartition> moved = new HashSet<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    moved.add(byName.get(row.getString(1)));
                }
            }
            return moved;
        }
    }

    private static Map<String, LogPartition> byName(Collection<LogPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(LogPartition::toString, Function.identity()));
    }
}
