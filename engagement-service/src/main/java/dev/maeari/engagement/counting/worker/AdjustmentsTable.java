package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Adjustment;
import dev.maeari.engagement.counting.AdjustmentKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What is added to numbers by decision, by source. */
final class AdjustmentsTable {
    private final String pipeline;

    AdjustmentsTable(String pipeline) {
        this.pipeline = pipeline;
    }

    Map<AdjustmentKey, Adjustment> read(Connection open, Collection<AdjustmentKey> keys) throws SQLException {
        Map<AdjustmentKey, Adjustment> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = open.prepareStatement("""
                SELECT article_id, counter, source, amount, ordinal
                FROM adjustments JOIN unnest(?::uuid[], ?::text[], ?::text[]) AS k(article_id, counter, source)
                    USING (article_id, counter, source)
                WHERE pipeline = ?""")) {
            columns(select, 1, keys);
            select.setString(4, pipeline);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new AdjustmentKey(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            new Adjustment(row.getLong(4), row.getLong(5)));
                }
            }
        }
        return found;
    }

    void write(Connection open, Map<AdjustmentKey, Adjustment> adjustments) throws SQLException {
        if (adjustments.isEmpty()) {
            return;
        }
        Collection<Map.Entry<AdjustmentKey, Adjustment>> sorted = new TreeMap<>(adjustments).entrySet();
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO adjustments AS a (pipeline, article_id, counter, source, amount, ordinal)
                SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                ON CONFLICT (pipeline, article_id, counter, source)
                DO UPDATE SET amount = excluded.amount, ordinal = excluded.ordinal
                WHERE a.ordinal < excluded.ordinal""")) {
            upsert.setString(1, pipeline);
            new Columns<>(upsert, 2, sorted)
                    .add("uuid", entry -> entry.getKey().article())
                    .add("text", entry -> entry.getKey().counter())
                    .add("text", entry -> entry.getKey().source())
                    .add("bigint", entry -> entry.getValue().amount())
                    .add("bigint", entry -> entry.getValue().order());
            upsert.executeUpdate();
        }
    }

    private static void columns(PreparedStatement statement, int first, Collection<AdjustmentKey> keys)
            throws SQLException {
        new Columns<>(statement, first, keys)
                .add("uuid", AdjustmentKey::article)
                .add("text", AdjustmentKey::counter)
                .add("text", AdjustmentKey::source);
    }
}
