package dev.maeari.engagement.counting.growing;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning.Barrier;
import dev.maeari.events.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far the pipeline that the site shows is counted, and at what time of the log. */
final class Reached {
    private static final Map<String, Topic> TOPICS =
            Counter.topics().stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    private Reached() {}

    static Optional<String> pipeline(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM pipelines WHERE shown");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    static Map<LogPartition, Barrier> now(Connection connection) throws SQLException {
        Map<LogPartition, Barrier> reached = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT topic, partition, position, log_time FROM progress WHERE pipeline = "
                                + ShownPipeline.NAME);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Topic topic = TOPICS.get(row.getString(1));
                if (topic != null) {
                    reached.put(new LogPartition(topic, row.getInt(2)), new Barrier(row.getLong(3), row.getLong(4)));
                }
            }
        }
        return reached;
    }
}
