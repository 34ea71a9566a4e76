package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountChange;
import dev.maeari.engagement.counting.CountKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How each count changed, hour by hour of log time. */
final class TimelineTable {
    private final String pipeline;

    TimelineTable(String pipeline) {
        this.pipeline = pipeline;
    }

    private record Line(CountKey key, int partition, int hour, CountChange.Hour change) {}

    /** Writes what happened hour by hour, in the order of the keys. */
    void write(Connection open, SortedMap<CountKey, CountChange> changes) throws SQLException {
        List<Line> lines = new ArrayList<>();
        changes.forEach((key, change) -> new TreeMap<>(change.hours())
                .forEach((hour, in) -> lines.add(new Line(key, change.partition(), hour, in))));
        if (lines.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO timeline AS t (pipeline, article_id, counter, partition, hour, n, adjusted)
                SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::integer[], ?::integer[], ?::bigint[], ?::bigint[])
                ON CONFLICT (pipeline, article_id, counter, hour)
                DO UPDATE SET n = t.n + excluded.n, adjusted = t.adjusted + excluded.adjusted""")) {
            upsert.setString(1, pipeline);
            new Columns<>(upsert, 2, lines)
                    .add("uuid", line -> line.key().article())
                    .add("text", line -> line.key().counter())
                    .add("integer", Line::partition)
                    .add("integer", Line::hour)
                    .add("bigint", line -> line.change().by())
                    .add("bigint", line -> line.change().adjusted());
            upsert.executeUpdate();
        }
    }
}
