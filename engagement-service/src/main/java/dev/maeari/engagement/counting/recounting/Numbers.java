package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.worker.Columns;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The rows of numbers, to which a repair adds: each then has a new generation, so that its version grows (I4). */
final class Numbers {
    private static final String COLUMNS = "article_id, counter, value + adjusted, generation, position";

    private final Connection open;
    private final String pipeline;

    private static final class Missing {
        private long value;
        private long adjusted;
        private long position;
    }

    Numbers(Connection open, String pipeline) {
        this.open = open;
        this.pipeline = pipeline;
    }

    /** Adds what is missing; a number that is only told wrongly gets a new version. */
    List<CountChanged> add(int partition, List<Difference> differences) throws SQLException {
        Map<CountKey, Missing> rows = new TreeMap<>();
        for (Difference difference : differences) {
            CountKey key = difference.line().key();
            switch (difference.line().what()) {
                case NUMBER -> of(rows, key).value = difference.missing();
                case ADJUSTED -> of(rows, key).adjusted = difference.missing();
                case POSITION -> of(rows, key).position = difference.missing();
                case TOLD -> of(rows, key);
                case LEDGER,
                        HOUR,
                        HOUR_ADJUSTED,
                        MEMBER,
                        MEMBER_ORDER,
                        ADJUSTMENT,
                        ADJUSTMENT_ORDER,
                        READERS,
                        COMMENT,
                        COMMENT_REVISION -> {
                    // No row of numbers.
                }
            }
        }
        return rows.isEmpty() ? List.of() : add(partition, rows);
    }

    private List<CountChanged> add(int partition, Map<CountKey, Missing> rows) throws SQLException {
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO counts AS c
                    (generation, pipeline, partition, article_id, counter, value, adjusted, position)
                SELECT p.generation + 1, p.name, ?, n.*
                FROM pipelines p, unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[]) AS n
                WHERE p.name = ?
                ON CONFLICT (pipeline, article_id, counter) DO UPDATE SET value = c.value + excluded.value,
                    adjusted = c.adjusted + excluded.adjusted, position = c.position + excluded.position,
                    generation = c.generation + 1
                RETURNING\s""" + COLUMNS)) {
            upsert.setInt(1, partition);
            new Columns<>(upsert, 2, rows.entrySet())
                    .add("uuid", row -> row.getKey().article())
                    .add("text", row -> row.getKey().counter())
                    .add("bigint", row -> row.getValue().value)
                    .add("bigint", row -> row.getValue().adjusted)
                    .add("bigint", row -> row.getValue().position);
            upsert.setString(7, pipeline);
            return all(upsert);
        }
    }

    /** The rows of a partition, of all topics; null for all of its articles. */
    List<CountChanged> read(int partition) throws SQLException {
        try (PreparedStatement select =
                open.prepareStatement("SELECT " + COLUMNS + " FROM counts WHERE pipeline = ? AND partition = ?")) {
            select.setFetchSize(10_000);
            select.setString(1, pipeline);
            select.setInt(2, partition);
            return all(select);
        }
    }

    /** Some rows, as far as there are such. */
    List<CountChanged> read(Collection<CountKey> keys) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("SELECT " + COLUMNS + """
                 FROM counts JOIN unnest(?::uuid[], ?::text[]) AS k(article_id, counter) USING (article_id, counter)
                WHERE pipeline = ?""")) {
            new Columns<>(select, 1, keys).add("uuid", CountKey::article).add("text", CountKey::counter);
            select.setString(3, pipeline);
            return all(select);
        }
    }

    private static List<CountChanged> all(PreparedStatement statement) throws SQLException {
        List<CountChanged> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new CountChanged(
                        new ArticleId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getLong(3),
                        new CountVersion(row.getInt(4), row.getLong(5))));
            }
        }
        return rows;
    }

    private static Missing of(Map<CountKey, Missing> rows, CountKey key) {
        return rows.computeIfAbsent(key, any -> new Missing());
    }
}
