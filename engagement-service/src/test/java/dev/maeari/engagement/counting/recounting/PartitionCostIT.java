package dev.maeari.engagement.counting.recounting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.Newsroom;
import dev.maeari.events.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The proof of a partition reads the rows of that partition, however many the others have. */
class PartitionCostIT {
    private static final int PARTITIONS = 24;
    private static final int ROWS_EACH = 500;
    private static final Newsroom NEWSROOM = new Newsroom("cost", PARTITIONS);
    private static final Snapshot SNAPSHOT = new Snapshot(NEWSROOM.data);
    private static final Pipeline MAIN = new Pipeline(Newsroom.PIPELINE, Rule.BUILT_IN);
    private static final LogPartition ONE = new LogPartition(Topic.LIKES, 5);

    @BeforeAll
    static void rows() {
        NEWSROOM.tables.execute("""
                INSERT INTO pipelines (name, rule, shown) VALUES ('main', '{}', true) ON CONFLICT DO NOTHING""");
        row("counts (pipeline, article_id, counter, partition, value, position)", "1, 1");
        row("ledger (pipeline, article_id, counter, partition, reason, n)", "'counted', 1");
        row("adjustments (pipeline, article_id, counter, partition, source, amount, ordinal)", "'import', 1, 1");
        row("timeline (pipeline, article_id, counter, partition, hour, n, adjusted)", "1, 1, 0");
        row("members (pipeline, article_id, counter, partition, member, present, ordinal)", "uuidv7(), true, 1");
    }

    @AfterAll
    static void close() {
        NEWSROOM.close();
    }

    @Test
    void a_recount_reads_the_rows_of_its_partition_alone() throws Exception {
        // Given
        NEWSROOM.tables.execute("ANALYZE");
        // When
        Map<String, Long> read = read(open -> StoredBooks.of(open, MAIN, ONE, Integer.MIN_VALUE, null));
        // Then
        assertThat(read)
                .containsOnlyKeys("adjustments", "counts", "ledger", "members", "timeline")
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(ROWS_EACH));
    }

    @Test
    void the_background_reads_the_rows_of_its_partition_alone() throws Exception {
        // Given
        SNAPSHOT.keep(open -> {
            Checkpoints.take(open, MAIN, Instant.EPOCH);
            Checkpoints.take(open, MAIN, Instant.EPOCH);
            return true;
        });
        NEWSROOM.tables.execute("ANALYZE");
        // When
        Map<String, Long> read = read(open -> StoredBooks.of(open, 2, ONE, 0));
        // Then
        assertThat(read)
                .containsOnlyKeys("checkpoint_adjustments", "checkpoint_counts", "checkpoint_ledger")
                .containsEntry("checkpoint_ledger", (long) ROWS_EACH)
                .containsEntry("checkpoint_adjustments", (long) ROWS_EACH)
                // Once for the numbers and once for their hour.
                .containsEntry("checkpoint_counts", 2L * ROWS_EACH);
    }

    private static void row(String table, String values) {
        NEWSROOM.tables.execute("""
                INSERT INTO %s
                SELECT 'main', uuidv7(), 'likes', n %% %d, %s FROM generate_series(0, %d) n""".formatted(table, PARTITIONS, values, PARTITIONS * ROWS_EACH - 1));
    }

    /** Rows that it reads, by table. What the session did before may not be taken out of its numbers yet. */
    private static Map<String, Long> read(Snapshot.Work<?> work) throws Exception {
        return SNAPSHOT.read(open -> {
            Map<String, Long> before = readSoFar(open);
            work.in(open);
            Map<String, Long> read = readSoFar(open);
            before.forEach((table, rows) -> read.merge(table, -rows, Long::sum));
            read.values().removeIf(rows -> rows == 0);
            return read;
        });
    }

    private static Map<String, Long> readSoFar(Connection open) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                        SELECT relname, seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                        WHERE seq_tup_read + idx_tup_fetch > 0""");
                ResultSet row = select.executeQuery()) {
            Map<String, Long> read = new TreeMap<>();
            while (row.next()) {
                read.put(row.getString(1), row.getLong(2));
            }
            return read;
        }
    }
}
