package dev.maeari.engagement.counting.growing;

import dev.maeari.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keeps everybody from appending to what is counted. It must be said again and again: should this process die, all may
 * append again soon, and what it had begun is worth nothing.
 */
final class Closing implements AutoCloseable {
    private static final int LEASE_SECONDS = 10;
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Connection session;
    private final UUID by;
    private boolean silent;

    private Closing(Connection session, UUID by) {
        this.session = session;
        this.by = by;
    }

    /** A question that may fail with the broker or the database. */
    @FunctionalInterface
    interface Question {
        boolean ask() throws SQLException;
    }

    /**
     * Begins.
     *
     * @param partitions as many as there are
     * @param by whom nobody else can be taken for
     */
    static Closing of(DataSource dataSource, int partitions, UUID by) throws SQLException {
        Connection session = dataSource.getConnection();
        Closing closing = new Closing(session, by);
        try {
            closing.close(partitions);
            return closing;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void close(int partitions) throws SQLException {
        try (PreparedStatement update = session.prepareStatement("""
                UPDATE partitioning SET closed_by = ?, closed_until = clock_timestamp() + make_interval(secs => ?)
                WHERE partitions = ? AND (closed_until IS NULL OR closed_until < clock_timestamp())""")) {
            update.setObject(1, by);
            update.setInt(2, LEASE_SECONDS);
            update.setInt(3, partitions);
            if (update.executeUpdate() == 0) {
                throw new Refused("somebody else is adding partitions, or has just done so");
            }
        }
    }

    /** Waits, and stays closed meanwhile. Whether it came true in that time. */
    boolean await(Duration time, Question question) throws SQLException, InterruptedException {
        long since = System.nanoTime();
        while (!question.ask()) {
            if (System.nanoTime() - since > time.toNanos()) {
                return false;
            }
            stay();
            Thread.sleep(LOOK);
        }
        return true;
    }

    /** No relay sends what is in the outbox, until this is closed. */
    boolean silencesOutbox() throws SQLException {
        silent = silent || Outbox.keepFromSending(session);
        return silent;
    }

    private void stay() throws SQLException {
        try (PreparedStatement update = session.prepareStatement("""
                UPDATE partitioning SET closed_until = clock_timestamp() + make_interval(secs => ?)
                WHERE closed_by = ? AND closed_until > clock_timestamp()""")) {
            update.setInt(1, LEASE_SECONDS);
            update.setObject(2, by);
            if (update.executeUpdate() == 0) {
                throw new Refused("this process stood still for too long, and others may have appended meanwhile");
            }
        }
    }

    /** In the transaction that adds the partitions: they are in force if it was closed all the time. */
    void end(Connection open, int partitions) throws SQLException {
        try (PreparedStatement update = open.prepareStatement("""
                UPDATE partitioning SET partitions = ?, closed_by = NULL, closed_until = NULL
                WHERE closed_by = ? AND closed_until > clock_timestamp()""")) {
            update.setInt(1, partitions);
            update.setObject(2, by);
            if (update.executeUpdate() == 0) {
                throw new Refused("this process stood still for too long, and others may have appended meanwhile");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (session) {
            if (silent) {
                Outbox.letSend(session);
            }
            try (PreparedStatement update = session.prepareStatement(
                    "UPDATE partitioning SET closed_by = NULL, closed_until = NULL WHERE closed_by = ?")) {
                update.setObject(1, by);
                update.executeUpdate();
            }
        }
    }
}
