package dev.maeari.local.running;

import dev.maeari.events.Topics;
import dev.maeari.local.LocalState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The topics with the partitions that were added to them, of which the database of engagement-service knows. */
final class KnownTopics {
    private KnownTopics() {}

    /** These, grown as often as the database says; before its first start it says nothing. */
    static Topics of(Topics first, LocalState.DatabaseState database) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            if (!isThere(statement)) {
                return first;
            }
            Topics topics = first;
            try (ResultSet row =
                    statement.executeQuery("SELECT partitions_after FROM growths ORDER BY partitions_before")) {
                while (row.next()) {
                    topics = topics.grown(row.getInt(1));
                }
            }
            return topics;
        } catch (SQLException e) {
            throw new IllegalStateException("can't ask the database how many partitions the topics have", e);
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('public.growths') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
