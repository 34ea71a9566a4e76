package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.LogPartition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the numbers were at some moments. */
final class Checkpoints {
    /** In the order of the partitions, so that the rows of each lie side by side. */
    private static final List<String> COPIES = List.of("""
            INSERT INTO checkpoint_positions (checkpoint, topic, partition, topic_id, rule, position, log_time)
            SELECT ?, topic, partition, topic_id, rule, position, log_time FROM progress WHERE pipeline = ?""", """
            INSERT INTO checkpoint_counts (checkpoint, article_id, counter, partition, value, adjusted, position)
            SELECT ?, article_id, counter, partition, value, adjusted, position FROM counts WHERE pipeline = ?
            ORDER BY counter, partition, article_id""", """
            INSERT INTO checkpoint_ledger (checkpoint, article_id, counter, partition, reason, n)
            SELECT ?, article_id, counter, partition, reason, n FROM ledger WHERE pipeline = ?
            ORDER BY counter, partition, article_id, reason""", """
            INSERT INTO checkpoint_adjustments
                (checkpoint, article_id, counter, partition, source, amount, ordinal)
            SELECT ?, article_id, counter, partition, source, amount, ordinal FROM adjustments WHERE pipeline = ?
            ORDER BY counter, partition, article_id, source""", """
            INSERT INTO checkpoint_replayed (checkpoint, topic, origin_partition, origin_offset)
            SELECT ?, topic, origin_partition, origin_offset FROM replayed WHERE pipeline = ?""");

    private Checkpoints() {}

    /** A checkpoint. */
    record Taken(long id, Instant at) {}

    /**
     * Where a partition was when a checkpoint was taken.
     *
     * @param proved whether its numbers were what the log said
     * @param wrong whether they were not; neither, if nobody has looked
     */
    record Mark(long checkpoint, Instant takenAt, long position, long logTime, boolean proved, boolean wrong) {}

    /** Takes one, all of it of the snapshot of this transaction. */
    static void take(Connection open, Pipeline pipeline, Instant now) throws SQLException {
        long id;
        try (PreparedStatement insert =
                open.prepareStatement("INSERT INTO checkpoints (pipeline, taken_at) VALUES (?, ?) RETURNING id")) {
            insert.setString(1, pipeline.name());
            insert.setObject(2, time(now));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
        }
        for (String copy : COPIES) {
            try (PreparedStatement insert = open.prepareStatement(copy)) {
                insert.setLong(1, id);
                insert.setString(2, pipeline.name());
                insert.executeUpdate();
            }
        }
    }

    /** All of a pipeline, oldest first. */
    static List<Taken> of(Connection open, Pipeline pipeline) throws SQLException {
        try (PreparedStatement select =
                open.prepareStatement("SELECT id, taken_at FROM checkpoints WHERE pipeline = ? ORDER BY id")) {
            select.setString(1, pipeline.name());
            try (ResultSet row = select.executeQuery()) {
                List<Taken> taken = new ArrayList<>();
                while (row.next()) {
                    taken.add(new Taken(row.getLong(1), instant(row, 2)));
                }
                return taken;
            }
        }
    }

    /** Those that tell of a partition, under the pipeline's rule, oldest first. */
    static List<Mark> of(Connection open, Pipeline pipeline, LogPartition partition) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                SELECT c.id, c.taken_at, p.position, p.log_time, p.proved IS TRUE, p.proved IS FALSE
                FROM checkpoints c JOIN checkpoint_positions p ON p.checkpoint = c.id
                WHERE c.pipeline = ? AND p.topic = ? AND p.partition = ? AND p.rule = ? ORDER BY c.id""")) {
            select.setString(1, pipeline.name());
            select.setString(2, partition.topic().name());
            select.setInt(3, partition.number());
            select.setInt(4, pipeline.rule().version());
            try (ResultSet row = select.executeQuery()) {
                List<Mark> marks = new ArrayList<>();
                while (row.next()) {
                    marks.add(new Mark(
                            row.getLong(1),
                            instant(row, 2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getBoolean(5),
                            row.getBoolean(6)));
                }
                return marks;
            }
        }
    }

    /** What a proof of the partition up to a checkpoint has shown of it. */
    static void judge(Connection open, long checkpoint, LogPartition partition, boolean proved) throws SQLException {
        try (PreparedStatement update = open.prepareStatement("""
                UPDATE checkpoint_positions SET proved = ? WHERE checkpoint = ? AND topic = ? AND partition = ?""")) {
            update.setBoolean(1, proved);
            update.setLong(2, checkpoint);
            update.setString(3, partition.topic().name());
            update.setInt(4, partition.number());
            update.executeUpdate();
        }
    }

    static void delete(Connection open, Collection<Long> checkpoints) throws SQLException {
        if (checkpoints.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = open.prepareStatement("DELETE FROM checkpoints WHERE id = ANY (?)")) {
            delete.setArray(1, open.createArrayOf("bigint", checkpoints.toArray()));
            delete.executeUpdate();
        }
    }

    /** What later ones say of a partition was wrong, and so is what was proved by them. */
    static void distrust(Connection open, Pipeline pipeline, LogPartition partition, long after) throws SQLException {
        for (String delete : List.of("""
                DELETE FROM checkpoint_positions p USING checkpoints c
                WHERE c.id = p.checkpoint AND c.pipeline = ? AND p.topic = ? AND p.partition = ? AND c.id > ?""", """
                DELETE FROM proofs WHERE pipeline = ? AND topic = ? AND partition = ? AND checkpoint > ?""")) {
            try (PreparedStatement statement = open.prepareStatement(delete)) {
                statement.setString(1, pipeline.name());
                statement.setString(2, partition.topic().name());
                statement.setInt(3, partition.number());
                statement.setLong(4, after);
                statement.executeUpdate();
            }
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
