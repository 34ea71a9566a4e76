package dev.maeari.benchmarks;

import dev.maeari.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Looks into the database of the service that counts. */
final class CountedSoFar implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Duration ENDING = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 5;
    private static final String UNDEFINED_TABLE = "42P01";

    private final Connection connection;

    CountedSoFar(Database database) throws SQLException {
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** How many views have been counted. */
    long events() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT coalesce(sum(position), 0) FROM progress WHERE topic = 'views'");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }

    /** Returns once so many views have been counted, or some more: how many. */
    long await(long events, CountingService service) throws SQLException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        long now = events();
        while (now < events) {
            if (System.nanoTime() > end || !service.isAlive()) {
                throw new IllegalStateException("%d of %d events counted by %s".formatted(now, events, service));
            }
            Thread.sleep(LOOK_MILLIS);
            now = events();
        }
        return now;
    }

    /** Returns once no other session of this database is left: what they did is told in full by then. */
    void awaitAlone() throws SQLException, InterruptedException {
        long end = System.nanoTime() + ENDING.toNanos();
        while (others() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a session of the database does not end");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private long others() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()
                            AND backend_type = 'client backend'""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What the server has done so far; of a session that is still open it may miss the last second. */
    DatabaseWork work() throws SQLException {
        return DatabaseWork.of(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
