package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountChange;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** The counts themselves: one row per counter of an article, written by the owner of one partition alone. */
final class CountsTable {
    private final String pipeline;

    CountsTable(String pipeline) {
        this.pipeline = pipeline;
    }

    /** Adds the changes of numbers, in the order of their keys; answers the rows as they are now. */
    List<CountRow> write(Connection open, SortedMap<CountKey, CountChange> changes) throws SQLException {
        List<Map.Entry<CountKey, CountChange>> changed = changes.entrySet().stream()
                .filter(entry -> entry.getValue().changed())
                .toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO counts AS c
                    (generation, pipeline, article_id, counter, partition, value, adjusted, position)
                SELECT p.generation, p.name, n.*
                FROM pipelines p,
                    unnest(?::uuid[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[]) AS n
                WHERE p.name = ?
                ON CONFLICT (pipeline, article_id, counter) DO UPDATE SET value = c.value + excluded.value,
                    adjusted = c.adjusted + excluded.adjusted, position = excluded.position
                RETURNING\s""" + CountRow.COLUMNS)) {
            new Columns<>(upsert, 1, changed)
                    .add("uuid", entry -> entry.getKey().article())
                    .add("text", entry -> entry.getKey().counter())
                    .add("integer", entry -> entry.getValue().partition())
                    .add("bigint", entry -> entry.getValue().by())
                    .add("bigint", entry -> entry.getValue().adjusted())
                    .add("bigint", entry -> entry.getValue().position());
            upsert.setString(7, pipeline);
            try (ResultSet row = upsert.executeQuery()) {
                return CountRow.all(row);
            }
        }
    }

    /** The rows of a partition that follow the given one. */
    List<CountRow> after(Connection connection, LogPartition partition, CountKey last, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + CountRow.COLUMNS + """
                 FROM counts
                WHERE pipeline = ? AND counter = ANY (?) AND partition = ? AND (article_id, counter) > (?, ?)
                ORDER BY article_id, counter LIMIT ?""")) {
            select.setString(1, pipeline);
            select.setArray(2, connection.createArrayOf("text", names(partition)));
            select.setInt(3, partition.number());
            select.setObject(4, last.article());
            select.setString(5, last.counter());
            select.setInt(6, limit);
            try (ResultSet row = select.executeQuery()) {
                return CountRow.all(row);
            }
        }
    }

    /** These rows, as far as there are such. */
    List<CountRow> read(Connection connection, Collection<CountKey> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + CountRow.COLUMNS + """
                 FROM counts JOIN unnest(?::uuid[], ?::text[]) AS k(article_id, counter) USING (article_id, counter)
                WHERE pipeline = ?""")) {
            new Columns<>(select, 1, keys).add("uuid", CountKey::article).add("text", CountKey::counter);
            select.setString(3, pipeline);
            try (ResultSet row = select.executeQuery()) {
                return CountRow.all(row);
            }
        }
    }

    /**
     * Lifts rows to generations that the log already knows; answers them as they are now. Only those that are shown: the
     * greater generation may be that of the pipeline which has taken this one's place.
     */
    List<CountRow> lift(Connection connection, Map<CountKey, Integer> generations) throws SQLException {
        List<CountKey> keys = generations.keySet().stream().sorted().toList();
        try (PreparedStatement update = connection.prepareStatement("""
                WITH wanted AS (
                    SELECT c.pipeline, c.article_id, c.counter, w.generation
                    FROM counts c JOIN unnest(?::uuid[], ?::text[], ?::integer[]) AS w(article_id, counter, generation)
                        USING (article_id, counter) JOIN pipelines p ON p.name = c.pipeline
                    WHERE c.pipeline = ? AND p.shown ORDER BY article_id, counter FOR UPDATE OF c)
                UPDATE counts c SET generation = greatest(c.generation, w.generation) FROM wanted w
                WHERE c.pipeline = w.pipeline AND c.article_id = w.article_id AND c.counter = w.counter
                RETURNING c.article_id, c.counter, c.value + c.adjusted, c.generation, c.position""")) {
            new Columns<>(update, 1, keys)
                    .add("uuid", CountKey::article)
                    .add("text", CountKey::counter)
                    .add("integer", key -> Objects.requireNonNull(generations.get(key)));
            update.setString(4, pipeline);
            try (ResultSet row = update.executeQuery()) {
                return CountRow.all(row);
            }
        }
    }

    private static Object[] names(LogPartition partition) {
        return Counter.of(partition.topic()).stream().map(Counter::name).toArray();
    }
}
