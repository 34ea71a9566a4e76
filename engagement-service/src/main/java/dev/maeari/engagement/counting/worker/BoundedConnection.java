package dev.maeari.engagement.counting.worker;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A connection whose answers are waited for no longer than is said, given back with the time that it came with:
 * others of its pool may ask for what takes longer, and none shall wait for ever.
 *
 * @param before in milliseconds
 */
public record BoundedConnection(Connection open, int before) implements AutoCloseable {
    static BoundedConnection of(DataSource source, Limits limits) throws SQLException {
        return of(source, limits.patience());
    }

    /** Of the pool, for whoever may wait so long for each answer. */
    public static BoundedConnection of(DataSource source, Duration patience) throws SQLException {
        Connection open = source.getConnection();
        try {
            int before = open.getNetworkTimeout();
            open.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
            return new BoundedConnection(open, before);
        } catch (SQLException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        try (open) {
            if (!open.isClosed()) {
                open.setNetworkTimeout(Runnable::run, before);
            }
        }
    }
}
