package dev.maeari.engagement.counting.worker;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A connection whose answers are waited for no longer than counting may wait, given back with the time that it came with:
 * others of its pool may ask for what takes longer, and none shall wait for ever.
 *
 * @param before in milliseconds
 */
record BoundedConnection(Connection open, int before) implements AutoCloseable {
    static BoundedConnection of(DataSource source, Limits limits) throws SQLException {
        Connection open = source.getConnection();
        try {
            int before = open.getNetworkTimeout();
            limits.await(open);
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
