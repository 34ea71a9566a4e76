package dev.maeari.benchmarks;

import dev.maeari.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into the database of the service that counts. */
final class CountedSoFar implements AutoCloseable {
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

    /** What the server has done so far. */
    DatabaseWork work() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT pg_current_wal_lsn() - '0/0', sum(n_tup_upd), sum(n_tup_hot_upd), sum(n_dead_tup)
                        FROM pg_stat_user_tables""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new DatabaseWork(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
