package dev.maeari.engagement.counting.worker;

import dev.maeari.events.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The origins of the replays that were counted. */
final class ReplayedTable {
    private static final Comparator<Position> ORDER = Comparator.comparing(Position::topic)
            .thenComparingInt(Position::partition)
            .thenComparingLong(Position::offset);

    private final String pipeline;

    ReplayedTable(String pipeline) {
        this.pipeline = pipeline;
    }

    Set<Position> read(Connection open, Collection<Position> origins) throws SQLException {
        Set<Position> found = new HashSet<>();
        if (origins.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = open.prepareStatement("""
                SELECT topic, origin_partition, origin_offset
                FROM replayed JOIN unnest(?::text[], ?::integer[], ?::bigint[]) AS o(topic, origin_partition, origin_offset)
                    USING (topic, origin_partition, origin_offset)
                WHERE pipeline = ?""")) {
            columns(select, 1, origins);
            select.setString(4, pipeline);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Position(row.getString(1), row.getInt(2), row.getLong(3)));
                }
            }
        }
        return found;
    }

    void write(Connection open, Collection<Position> origins) throws SQLException {
        if (origins.isEmpty()) {
            return;
        }
        List<Position> sorted = origins.stream().sorted(ORDER).toList();
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO replayed (pipeline, topic, origin_partition, origin_offset)
                SELECT ?, * FROM unnest(?::text[], ?::integer[], ?::bigint[])""")) {
            insert.setString(1, pipeline);
            columns(insert, 2, sorted);
            insert.executeUpdate();
        }
    }

    private static void columns(PreparedStatement statement, int first, Collection<Position> origins)
            throws SQLException {
        new Columns<>(statement, first, origins)
                .add("text", Position::topic)
                .add("integer", Position::partition)
                .add("bigint", Position::offset);
    }
}
