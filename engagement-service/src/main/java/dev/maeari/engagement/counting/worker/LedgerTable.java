package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LedgerKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What became of every record, by article. */
final class LedgerTable {
    private final String pipeline;

    LedgerTable(String pipeline) {
        this.pipeline = pipeline;
    }

    void write(Connection open, Map<LedgerKey, Long> ledger) throws SQLException {
        if (ledger.isEmpty()) {
            return;
        }
        List<LedgerKey> keys = ledger.keySet().stream().sorted().toList();
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO ledger AS l (pipeline, article_id, counter, reason, n)
                SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[])
                ON CONFLICT (pipeline, article_id, counter, reason) DO UPDATE SET n = l.n + excluded.n""")) {
            upsert.setString(1, pipeline);
            new Columns<>(upsert, 2, keys)
                    .add("uuid", LedgerKey::article)
                    .add("text", LedgerKey::counter)
                    .add("text", key -> key.verdict().label())
                    .add("bigint", key -> Objects.requireNonNull(ledger.get(key)));
            upsert.executeUpdate();
        }
    }
}
