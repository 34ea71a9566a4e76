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

/** What became of every record, by article. */
final class LedgerTable {
    private final String pipeline;

    LedgerTable(String pipeline) {
        this.pipeline = pipeline;
    }

    private record Line(CountKey key, int partition, String reason, long n) {}

    /** Writes the verdicts of the changes, in the order of their keys. */
    void write(Connection open, SortedMap<CountKey, CountChange> changes) throws SQLException {
        List<Line> lines = lines(changes);
        if (lines.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO ledger AS l (pipeline, article_id, counter, partition, reason, n)
                SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::integer[], ?::text[], ?::bigint[])
                ON CONFLICT (pipeline, article_id, counter, reason) DO UPDATE SET n = l.n + excluded.n""")) {
            upsert.setString(1, pipeline);
            new Columns<>(upsert, 2, lines)
                    .add("uuid", line -> line.key().article())
                    .add("text", line -> line.key().counter())
                    .add("integer", Line::partition)
                    .add("text", Line::reason)
                    .add("bigint", Line::n);
            upsert.executeUpdate();
        }
    }

    private static List<Line> lines(SortedMap<CountKey, CountChange> changes) {
        List<Line> lines = new ArrayList<>();
        changes.forEach((key, change) -> new TreeMap<>(change.reasons())
                .forEach((reason, n) -> lines.add(new Line(key, change.partition(), reason, n))));
        return lines;
    }
}
