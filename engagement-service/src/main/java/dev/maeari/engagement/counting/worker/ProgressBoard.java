package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.Progress;
import dev.maeari.engagement.ShownPipeline;
import dev.maeari.events.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Tells who waits for their own write. What this process counts is told at once; what others count is read from the
 * table, as long as somebody waits for it.
 */
final class ProgressBoard implements Progress, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ProgressBoard.class);
    private static final int MOST_WAITING = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final DataSource dataSource;
    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore asked = new Semaphore(0);
    private final Thread follower;

    private record Waiting(Position position, CompletableFuture<Void> passed) {}

    ProgressBoard(DataSource dataSource) {
        this.dataSource = dataSource;
        this.follower = Thread.ofVirtual().name("progress").start(this::follow);
    }

    @Override
    public boolean passed(Position position) {
        return positions.getOrDefault(name(position.topic(), position.partition()), 0L) > position.offset();
    }

    @Override
    public CompletableFuture<Void> await(Position position) {
        if (passed(position)) {
            return CompletableFuture.completedFuture(null);
        }
        if (waiting.size() >= MOST_WAITING) {
            return CompletableFuture.failedFuture(new RejectedExecutionException("too many wait for their writes"));
        }
        Waiting one =
                new Waiting(position, new CompletableFuture<Void>().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        waiting.add(one);
        CompletableFuture<Boolean> unused = one.passed().handle((done, e) -> waiting.remove(one));
        asked.release();
        if (passed(position)) {
            one.passed().complete(null);
        }
        return one.passed();
    }

    /** The log of this partition is counted up to this position, which the database shows. */
    void note(String topic, int partition, long position) {
        String name = name(topic, partition);
        positions.merge(name, position, Math::max);
        for (Waiting one : waiting) {
            if (passed(one.position())) {
                one.passed().complete(null);
            }
        }
    }

    int waiting() {
        return waiting.size();
    }

    @Override
    public void close() {
        follower.interrupt();
    }

    private void follow() {
        try {
            while (true) {
                asked.acquire();
                asked.drainPermits();
                while (!waiting.isEmpty()) {
                    Thread.sleep(LOOK);
                    look();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("nobody waits for progress any more", e);
        }
    }

    private void look() {
        if (waiting.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT topic, partition, position FROM progress WHERE pipeline = " + ShownPipeline.NAME);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                note(row.getString(1), row.getInt(2), row.getLong(3));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("can't read how far the log is counted", e);
        }
    }

    private static String name(String topic, int partition) {
        return topic + "/" + partition;
    }
}
