package dev.maeari.engagement.ingest;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/** The SQL of {@code visitor_keys}. The connection commits by itself but where said. */
final class VisitorKeyTable {
    private VisitorKeyTable() {}

    /** The key of the day: the one that stands there, else this one. */
    static byte[] agree(Connection connection, LocalDate day, byte[] offer) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO visitor_keys (day, key) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setDate(1, Date.valueOf(day));
            insert.setBytes(2, offer);
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT key FROM visitor_keys WHERE day = ?")) {
            select.setDate(1, Date.valueOf(day));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the day's key was taken away between two statements");
                }
                return row.getBytes("key");
            }
        }
    }

    /**
     * Forgets all keys of earlier days, in one transaction; by truncation, since a deleted row stays on its page. It waits
     * for nobody who reads the table for long, such as a dump: those who come for the day's key would wait behind it.
     */
    static void forgetBefore(Connection connection, LocalDate day, byte[] key) throws SQLException {
        if (!anyBefore(connection, day)) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '2s'");
            statement.execute("TRUNCATE visitor_keys");
            agree(connection, day, key);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static boolean anyBefore(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT EXISTS (SELECT FROM visitor_keys WHERE day < ?)")) {
            select.setDate(1, Date.valueOf(day));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
