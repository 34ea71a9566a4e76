package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Partitioning.Barrier;
import dev.maeari.engagement.counting.Partitioning.Growth;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many partitions the topics have, and where some were added: what the database knows of it. */
public final class PartitioningTable {
    private PartitioningTable() {}

    /** As many as there are; the first who asks says how many. */
    static Partitioning of(Connection connection, int first) throws SQLException {
        OptionalInt number = number(connection);
        if (number.isEmpty()) {
            begin(connection, first);
            number = number(connection);
        }
        return new Partitioning(number.orElse(first), growths(connection));
    }

    /** The same for who must not say how many. Empty as long as nobody has. */
    public static Optional<Partitioning> of(Connection connection) throws SQLException {
        OptionalInt number = number(connection);
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(new Partitioning(number.getAsInt(), growths(connection)));
    }

    /** Why a process that was told of these topics must leave the log alone; empty if it need not. */
    public static Optional<String> objection(Partitioning known, Topics told) {
        List<Integer> former = known.growths().stream().map(Growth::before).toList();
        return known.partitions() == told.partitions() && former.equals(told.former())
                ? Optional.empty()
                : Optional.of("the database says maeari.topics.partitions=%d and maeari.topics.former-partitions=%s,"
                                .formatted(known.partitions(), text(former))
                        + " this process was told %d and %s".formatted(told.partitions(), text(told.former())));
    }

    private static String text(List<Integer> former) {
        return former.isEmpty()
                ? "(unset)"
                : former.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** As many as there are; empty as long as nobody has said how many. */
    public static OptionalInt number(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT partitions FROM partitioning");
                ResultSet row = select.executeQuery()) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }

    private static void begin(Connection connection, int partitions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO partitioning (partitions) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setInt(1, partitions);
            insert.executeUpdate();
        }
    }

    private static List<Growth> growths(Connection connection) throws SQLException {
        Map<String, Topic> topics =
                Counter.topics().stream().collect(Collectors.toMap(Topic::name, Function.identity()));
        List<Growth> growths = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT partitions_before, topic, partition, position, log_time
                        FROM barriers ORDER BY partitions_before""");
                ResultSet row = select.executeQuery()) {
            int before = 0;
            Map<LogPartition, Barrier> barriers = new HashMap<>();
            while (row.next()) {
                if (row.getInt(1) != before && before != 0) {
                    growths.add(new Growth(before, barriers));
                    barriers = new HashMap<>();
                }
                before = row.getInt(1);
                Topic topic = topics.get(row.getString(2));
                if (topic != null) {
                    barriers.put(new LogPartition(topic, row.getInt(3)), new Barrier(row.getLong(4), row.getLong(5)));
                }
            }
            if (before != 0) {
                growths.add(new Growth(before, barriers));
            }
        }
        return growths;
    }
}
