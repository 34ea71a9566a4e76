package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.events.Position;
import dev.maeari.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The dead letters of a pipeline: sent by the one that is shown, so that each is sent once (I6). */
final class LettersTable {
    private final String pipeline;

    LettersTable(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * In the transaction that holds the partitions' rows of progress: so nobody can show the pipeline before it ends.
     */
    void write(Connection open, List<Batch.Letter> letters) throws SQLException {
        if (letters.isEmpty()) {
            return;
        }
        if (PipelinesTable.isShown(open, pipeline)) {
            Outbox.appendAll(open, letters.stream().map(Batch.Letter::record).toList());
        } else {
            keep(open, letters);
        }
    }

    /** Only what the shown pipeline has not met yet: the rest it has sent. One round trip, however many there are. */
    private void keep(Connection open, List<Batch.Letter> letters) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO letters_beside (pipeline, source_topic, source_partition, source_offset, topic, partition,
                    key, value, header_names, header_values)
                SELECT ?, n.*, ?, ?, ?, ?, ?, ? FROM (VALUES (?, ?::integer, ?::bigint)) AS n(topic, partition, place)
                WHERE n.place >= coalesce((SELECT p.position FROM progress p
                    WHERE p.topic = n.topic AND p.partition = n.partition AND p.pipeline =\s""" + ShownPipeline.NAME + "), 0)")) {
            for (Batch.Letter letter : letters) {
                bind(insert, letter);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void bind(PreparedStatement insert, Batch.Letter kept) throws SQLException {
        ProducerRecord<byte[], byte[]> letter = kept.record();
        Position place = kept.place();
        Header[] headers = letter.headers().toArray();
        insert.setString(1, pipeline);
        insert.setString(2, letter.topic());
        insert.setInt(3, letter.partition());
        insert.setBytes(4, letter.key());
        insert.setBytes(5, letter.value());
        insert.setArray(6, insert.getConnection().createArrayOf("text", names(headers)));
        insert.setArray(7, insert.getConnection().createArrayOf("bytea", values(headers)));
        insert.setString(8, place.topic());
        insert.setInt(9, place.partition());
        insert.setLong(10, place.offset());
    }

    /** Sends what the former pipeline has not met before its place was taken. */
    void handOver(Connection open, String former) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                SELECT l.topic, l.partition, l.key, l.value, l.header_names, l.header_values FROM letters_beside l
                LEFT JOIN progress p ON p.pipeline = ? AND p.topic = l.source_topic
                    AND p.partition = l.source_partition
                WHERE l.pipeline = ? AND l.source_offset >= coalesce(p.position, 0)
                ORDER BY l.source_topic, l.source_partition, l.source_offset""")) {
            select.setString(1, former);
            select.setString(2, pipeline);
            List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    letters.add(letter(row));
                }
            }
            if (!letters.isEmpty()) {
                Outbox.appendAll(open, letters);
            }
        }
        try (PreparedStatement delete = open.prepareStatement("DELETE FROM letters_beside WHERE pipeline = ?")) {
            delete.setString(1, pipeline);
            delete.executeUpdate();
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray(5).getArray();
        byte[][] values = (byte[][]) row.getArray(6).getArray();
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            headers.add(new RecordHeader(names[i], values[i]));
        }
        return new ProducerRecord<>(row.getString(1), row.getInt(2), row.getBytes(3), row.getBytes(4), headers);
    }

    private static Object[] names(Header[] headers) {
        return Arrays.stream(headers).map(Header::key).toArray();
    }

    private static byte[][] values(Header[] headers) {
        byte[][] values = new byte[headers.length][];
        for (int i = 0; i < headers.length; i++) {
            values[i] = headers[i].value();
        }
        return values;
    }
}
