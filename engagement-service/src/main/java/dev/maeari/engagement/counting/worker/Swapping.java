package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.worker.PipelinesTable.Pipeline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Shows a pipeline in the place of the former one, in one transaction. It holds the former one where it is, waits until
 * the new one is no less far in every partition, and gives each count a generation by which its version is newer (I4).
 */
final class Swapping {
    private static final Logger LOG = Logger.getLogger(Swapping.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(3), Limits.DEFAULT.away());

    private final DataSource dataSource;
    /** Where the shown pipeline was when it was looked at last. */
    private Map<LogPartition, Long> before = Map.of();

    Swapping(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Swaps, if the pipeline beside has passed the place where the shown one was at the last attempt: then it will reach the
     * shown one in a moment when that is held. Called by one thread.
     *
     * @param generation the greatest on {@code counts}
     * @return whether another pipeline is shown now; if not, nothing has changed
     */
    boolean attempt(int generation) throws SQLException, InterruptedException {
        try (BoundedConnection bounded = BoundedConnection.of(dataSource, LIMITS)) {
            Connection connection = bounded.open();
            Optional<Pipeline> beside = PipelinesTable.beside(PipelinesTable.all(connection));
            if (beside.isEmpty() || !near(connection, beside.get())) {
                return false;
            }
            connection.setAutoCommit(false);
            try {
                LIMITS.set(connection);
                boolean swapped = swap(connection, generation);
                if (swapped) {
                    connection.commit();
                }
                return swapped;
            } finally {
                // Nothing is left to undo after a commit.
                connection.rollback();
            }
        }
    }

    private boolean near(Connection connection, Pipeline beside) throws SQLException {
        Map<String, Map<LogPartition, Long>> positions = ProgressTable.all(connection);
        Map<LogPartition, Long> reached = positions.getOrDefault(beside.name(), Map.of());
        Map<LogPartition, Long> last = before;
        before = PipelinesTable.shown(PipelinesTable.all(connection))
                .map(shown -> positions.getOrDefault(shown.name(), Map.of()))
                .orElse(Map.of());
        return !last.isEmpty()
                && last.entrySet().stream()
                        .allMatch(place -> reached.getOrDefault(place.getKey(), -1L) >= place.getValue());
    }

    private static boolean swap(Connection open, int generation) throws SQLException, InterruptedException {
        var pipelines = PipelinesTable.locked(open);
        Optional<Pipeline> former = PipelinesTable.shown(pipelines);
        Optional<Pipeline> beside = PipelinesTable.beside(pipelines);
        if (former.isEmpty() || beside.isEmpty()) {
            return false;
        }
        hold(open, former.get());
        if (!arrived(open, beside.get())) {
            LOG.infof(
                    "a pipeline was not far enough to be shown yet pipeline=%s",
                    beside.get().name());
            return false;
        }
        // Its own dead letters from here on wait for the end of this transaction, and then know that it is shown.
        hold(open, beside.get());
        new Succession(open, former.get().name(), beside.get().name()).complete(generation);
        LOG.infof(
                "another pipeline is shown pipeline=%s former=%s",
                beside.get().name(), former.get().name());
        return true;
    }

    /** Nobody moves the pipeline on until the transaction ends; the rows are locked in the order that all keep. */
    private static void hold(Connection open, Pipeline pipeline) throws SQLException {
        try (PreparedStatement lock =
                open.prepareStatement("SELECT FROM progress WHERE pipeline = ? ORDER BY topic, partition FOR UPDATE")) {
            lock.setString(1, pipeline.name());
            lock.execute();
        }
    }

    private static boolean arrived(Connection open, Pipeline beside) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        while (missing(open, beside) > 0) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    /** Records that the shown pipeline has counted and this one has not. A partition not begun lacks one at least. */
    private static long missing(Connection connection, Pipeline beside) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT coalesce(sum(CASE WHEN n.position IS NULL THEN greatest(o.position, 1)
                    WHEN n.topic_id <> o.topic_id THEN 1 ELSE greatest(o.position - n.position, 0) END), 0)
                FROM progress o JOIN pipelines p ON p.name = o.pipeline AND p.shown
                LEFT JOIN progress n ON n.pipeline = ? AND n.topic = o.topic AND n.partition = o.partition""")) {
            select.setString(1, beside.name());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
