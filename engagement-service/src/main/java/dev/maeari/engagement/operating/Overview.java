package dev.maeari.engagement.operating;

import dev.maeari.engagement.ShownPipeline;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database says of counting, recounts and the outbox. */
@Singleton
class Overview {
    private static final int RECOUNTS = 5;

    private final AgroalDataSource dataSource;

    Overview(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * All of it.
     *
     * @param version of the database
     * @param rule in force; null before anything was counted
     * @param oldestSeconds that the oldest of what is pending has waited
     */
    record Stored(
            String version,
            @Nullable Integer rule,
            List<Counted> counted,
            List<Recount> recounts,
            long pending,
            long oldestSeconds) {}

    /**
     * A partition.
     *
     * @param position the offset of the next record to count
     * @param provedAt null if it never was
     * @param differences that the last proof found
     */
    record Counted(
            String topic,
            int partition,
            long position,
            @Nullable Instant provedAt,
            long differences) {
        String name() {
            return topic + "/" + partition;
        }
    }

    /** A recount, with what it left; null before its end. */
    record Recount(
            Instant asked,
            String state,
            long records,
            @Nullable Long differences) {}

    Stored look() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<Counted> counted = rows(connection, ShownPipeline.in("""
                    SELECT p.topic, p.partition, p.position, f.proved_at, coalesce(f.differences, 0)
                    FROM progress p LEFT JOIN proofs f USING (pipeline, topic, partition)
                    WHERE p.pipeline = $shown ORDER BY p.topic, p.partition"""), Overview::counted);
            List<Recount> recounts = rows(
                    connection,
                    "SELECT created_at, state, greatest(done, total), differences FROM recounts"
                            + " ORDER BY created_at DESC, id LIMIT " + RECOUNTS,
                    Overview::recount);
            try (PreparedStatement select = connection.prepareStatement(ShownPipeline.in("""
                            SELECT current_setting('server_version'),
                                (SELECT max(rule) FROM progress WHERE pipeline = $shown),
                                (SELECT count(*) FROM outbox),
                                (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::bigint
                                    FROM outbox)"""));
                    ResultSet row = select.executeQuery()) {
                row.next();
                return new Stored(
                        row.getString(1),
                        row.getObject(2, Integer.class),
                        counted,
                        recounts,
                        row.getLong(3),
                        row.getLong(4));
            }
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection open, String query, Reading<T> reading) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reading.of(row));
            }
            return rows;
        }
    }

    private static Counted counted(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime proved = row.getObject(4, OffsetDateTime.class);
        return new Counted(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                proved == null ? null : proved.toInstant(),
                row.getLong(5));
    }

    private static Recount recount(ResultSet row) throws SQLException {
        return new Recount(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, Long.class));
    }
}
