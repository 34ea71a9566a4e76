package dev.maeari.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One record that waits to be sent, and the table's SQL. */
record OutboxRow(long id, ProducerRecord<byte[], byte[]> record) {
    /** Below {@code max.message.bytes} of the smallest topic that takes such a record; a larger row would never leave. */
    static final int MAX_BYTES = 2_000_000;

    /** What a round may take into memory: dead letters can be a thousand times as large as events. */
    static final long BYTES_AT_ONCE = 8 * 1024 * 1024;

    static long insert(Connection connection, ProducerRecord<byte[], byte[]> record) throws SQLException {
        if (!fits(record)) {
            throw new IllegalArgumentException("a record of %d bytes (%d at most), or with NUL in the name of a header"
                    .formatted(size(record.key(), record.value(), record.headers()), MAX_BYTES));
        }
        Header[] headers = record.headers().toArray();
        String[] names = new String[headers.length];
        byte[][] values = new byte[headers.length][];
        for (int i = 0; i < headers.length; i++) {
            names[i] = headers[i].key();
            values[i] = headers[i].value();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO outbox (topic, partition, key, value, header_names, header_values)
                VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")) {
            insert.setString(1, record.topic());
            insert.setInt(2, record.partition());
            insert.setBytes(3, record.key());
            insert.setBytes(4, record.value());
            insert.setArray(5, connection.createArrayOf("text", names));
            insert.setArray(6, connection.createArrayOf("bytea", values));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Any number of rows, in the order of the list, by one statement. */
    static void insertAll(Connection connection, List<ProducerRecord<byte[], byte[]>> records) throws SQLException {
        int n = records.size();
        String[] topics = new String[n];
        Integer[] partitions = new Integer[n];
        byte[][] keys = new byte[n][];
        byte[][] values = new byte[n][];
        List<Integer> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ProducerRecord<byte[], byte[]> record = records.get(i);
            topics[i] = record.topic();
            partitions[i] = record.partition();
            keys[i] = record.key();
            values[i] = record.value();
            for (Header header : record.headers()) {
                rows.add(i + 1);
                names.add(header.key());
                contents.add(header.value());
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO outbox (topic, partition, key, value, header_names, header_values)
                SELECT r.topic, r.partition, r.key, r.value, coalesce(h.names, '{}'), coalesce(h.contents, '{}')
                FROM unnest(?::text[], ?::integer[], ?::bytea[], ?::bytea[])
                     WITH ORDINALITY AS r(topic, partition, key, value, n)
                LEFT JOIN (
                    SELECT n, array_agg(name ORDER BY i) AS names, array_agg(content ORDER BY i) AS contents
                    FROM unnest(?::integer[], ?::text[], ?::bytea[]) WITH ORDINALITY AS h(n, name, content, i)
                    GROUP BY n) h USING (n)
                ORDER BY r.n""")) {
            insert.setArray(1, connection.createArrayOf("text", topics));
            insert.setArray(2, connection.createArrayOf("integer", partitions));
            insert.setArray(3, connection.createArrayOf("bytea", keys));
            insert.setArray(4, connection.createArrayOf("bytea", values));
            insert.setArray(5, connection.createArrayOf("integer", rows.toArray()));
            insert.setArray(6, connection.createArrayOf("text", names.toArray()));
            insert.setArray(7, connection.createArrayOf("bytea", contents.toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    /** Whether any topic takes it, not compressed yet, and the names of its headers can be kept as the database's text. */
    static boolean fits(ProducerRecord<byte[], byte[]> record) {
        for (Header header : record.headers()) {
            if (header.key().indexOf('\0') >= 0) {
                return false;
            }
        }
        return size(record.key(), record.value(), record.headers()) <= MAX_BYTES;
    }

    /** At least one, if there is one; otherwise no more than the limit, nor than {@link #BYTES_AT_ONCE}. */
    static List<OutboxRow> oldest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT id, topic, partition, key, value, header_names, header_values
                FROM (SELECT *, row_number() OVER (ORDER BY id) AS n,
                          sum(coalesce(octet_length(key), 0) + coalesce(octet_length(value), 0)) OVER (ORDER BY id) AS bytes
                      FROM (SELECT * FROM outbox ORDER BY id LIMIT ?) oldest) sized
                WHERE n = 1 OR bytes <= ? ORDER BY id""")) {
            select.setInt(1, limit);
            select.setLong(2, BYTES_AT_ONCE);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(of(row));
                }
            }
            return rows;
        }
    }

    static void delete(Connection connection, List<Long> ids) throws SQLException {
        Array array = connection.createArrayOf("bigint", ids.toArray());
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            delete.setArray(1, array);
            delete.executeUpdate();
        }
    }

    private static OutboxRow of(ResultSet row) throws SQLException {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                row.getString("topic"), row.getInt("partition"), row.getBytes("key"), row.getBytes("value"));
        String[] names = (String[]) row.getArray("header_names").getArray();
        byte[][] values = (byte[][]) row.getArray("header_values").getArray();
        for (int i = 0; i < names.length; i++) {
            record.headers().add(names[i], values[i]);
        }
        return new OutboxRow(row.getLong("id"), record);
    }

    private static long size(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        long size = length(key) + length(value);
        for (Header header : headers) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
