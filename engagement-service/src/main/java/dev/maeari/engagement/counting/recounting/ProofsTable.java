package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.LogPartition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** When each partition was proved last, and whether the proof held. */
final class ProofsTable {
    private ProofsTable() {}

    /**
     * How proofs stand.
     *
     * @param differences of the last proofs of all partitions
     * @param age of the oldest of them, in seconds; of what was never proved, since the first checkpoint
     * @param recounted differences that the last recount found
     */
    record Health(long differences, double age, long recounted) {}

    /** A recount has found nothing. */
    static void proved(DataSource dataSource, Pipeline pipeline, LogPartition partition, Instant now)
            throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO proofs (pipeline, topic, partition, checkpoint, differences, proved_at)
                        VALUES (?, ?, ?, 0, 0, ?)
                        ON CONFLICT (pipeline, topic, partition) DO UPDATE SET proved_at = excluded.proved_at""")) {
            key(upsert, pipeline, partition);
            upsert.setObject(4, Checkpoints.time(now));
            upsert.executeUpdate();
        }
    }

    /** The interval up to a checkpoint was proved. */
    static void proved(
            Connection open, Pipeline pipeline, LogPartition partition, long checkpoint, long differences, Instant now)
            throws SQLException {
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO proofs (pipeline, topic, partition, checkpoint, differences, proved_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (pipeline, topic, partition) DO UPDATE
                SET checkpoint = excluded.checkpoint, differences = excluded.differences,
                    proved_at = excluded.proved_at""")) {
            key(upsert, pipeline, partition);
            upsert.setLong(4, checkpoint);
            upsert.setLong(5, differences);
            upsert.setObject(6, Checkpoints.time(now));
            upsert.executeUpdate();
        }
    }

    /** The checkpoint up to which the partition was proved; 0 if it never was. */
    private static long checkpoint(Connection open, Pipeline pipeline, LogPartition partition) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(
                "SELECT checkpoint FROM proofs WHERE pipeline = ? AND topic = ? AND partition = ?")) {
            key(select, pipeline, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The checkpoints after the last that was proved, oldest first. */
    static List<Checkpoints.Mark> waiting(Connection open, Pipeline pipeline, LogPartition partition)
            throws SQLException {
        long proved = checkpoint(open, pipeline, partition);
        return Checkpoints.of(open, pipeline, partition).stream()
                .filter(mark -> mark.checkpoint() > proved)
                .toList();
    }

    static Health health(Connection open, String pipeline) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                SELECT (SELECT coalesce(sum(differences), 0) FROM proofs WHERE pipeline = ?),
                    (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(coalesce(f.proved_at, c.first))), 0)
                        FROM progress p LEFT JOIN proofs f USING (pipeline, topic, partition),
                            (SELECT min(taken_at) AS first FROM checkpoints WHERE pipeline = ?) c
                        WHERE p.pipeline = ?),
                    coalesce((SELECT differences FROM recounts WHERE state = 'done' AND rule IS NULL
                        ORDER BY ended_at DESC LIMIT 1), 0)""")) {
            for (int i = 1; i <= 3; i++) {
                select.setString(i, pipeline);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Health(row.getLong(1), Math.max(0, row.getDouble(2)), row.getLong(3));
            }
        }
    }

    private static void key(PreparedStatement statement, Pipeline pipeline, LogPartition partition)
            throws SQLException {
        statement.setString(1, pipeline.name());
        statement.setString(2, partition.topic().name());
        statement.setInt(3, partition.number());
    }
}
