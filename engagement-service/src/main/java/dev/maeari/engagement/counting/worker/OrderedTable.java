package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Changes;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.OfCounter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A table of which a row is changed only by a greater order, so that what is said late or twice changes nothing.
 *
 * @param <K> what a row is about; sorted, so that rows are always touched in the same order
 * @param <V> what is known of it
 */
abstract class OrderedTable<K extends OfCounter & Comparable<K>, V> {
    private final String pipeline;
    private final Column which;
    private final Column value;
    private final String select;
    private final String upsert;

    /** A column and its type in PostgreSQL. */
    record Column(String name, String type) {}

    /**
     * The table of a pipeline.
     *
     * @param which of several rows of a counter of an article
     */
    OrderedTable(String pipeline, String table, Column which, Column value) {
        this.pipeline = pipeline;
        this.which = which;
        this.value = value;
        this.select = """
                SELECT article_id, counter, %2$s, %3$s, ordinal
                FROM %1$s JOIN unnest(?::uuid[], ?::text[], ?::%4$s[]) AS k(article_id, counter, %2$s)
                    USING (article_id, counter, %2$s)
                WHERE pipeline = ?""".formatted(table, which.name(), value.name(), which.type());
        this.upsert = """
                INSERT INTO %1$s AS t (pipeline, article_id, counter, %2$s, partition, %3$s, ordinal)
                SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::%4$s[], ?::integer[], ?::%5$s[], ?::bigint[])
                ON CONFLICT (pipeline, article_id, counter, %2$s)
                DO UPDATE SET %3$s = excluded.%3$s, ordinal = excluded.ordinal
                WHERE t.ordinal < excluded.ordinal""".formatted(table, which.name(), value.name(), which.type(), value.type());
    }

    abstract Object which(K key);

    abstract Object value(V state);

    abstract long order(V state);

    /** The key of a row; its third column says which. */
    abstract K key(CountKey count, ResultSet row) throws SQLException;

    /** What a row says: its fourth column is the value, its fifth the order. */
    abstract V state(ResultSet row) throws SQLException;

    final Map<K, V> read(Connection open, Collection<K> keys) throws SQLException {
        Map<K, V> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = open.prepareStatement(select)) {
            new Columns<>(statement, 1, keys)
                    .add("uuid", OfCounter::article)
                    .add("text", OfCounter::counter)
                    .add(which.type(), this::which);
            statement.setString(4, pipeline);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    CountKey count = new CountKey(row.getObject(1, UUID.class), row.getString(2));
                    found.put(key(count, row), state(row));
                }
            }
        }
        return found;
    }

    /**
     * Writes what was learnt.
     *
     * @param changes with which it was learnt; they know the partitions
     */
    final void write(Connection open, Map<K, V> learnt, Changes changes) throws SQLException {
        if (learnt.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = open.prepareStatement(upsert)) {
            statement.setString(1, pipeline);
            new Columns<>(statement, 2, new TreeMap<>(learnt).entrySet())
                    .add("uuid", row -> row.getKey().article())
                    .add("text", row -> row.getKey().counter())
                    .add(which.type(), row -> which(row.getKey()))
                    .add("integer", row -> changes.partition(row.getKey().count()))
                    .add(value.type(), row -> value(row.getValue()))
                    .add("bigint", row -> order(row.getValue()));
            statement.executeUpdate();
        }
    }
}
