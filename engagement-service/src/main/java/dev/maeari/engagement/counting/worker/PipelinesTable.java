package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Rule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The pipelines, each one run of one rule over the whole log. */
final class PipelinesTable {
    private PipelinesTable() {}

    /**
     * The rule by which a pipeline is counted. One that nobody has begun yet is begun by the given rule, and is the one
     * that the site shows if there is no other.
     *
     * @throws IllegalArgumentException if the rule is none that this version knows
     */
    static Rule rule(Connection connection, String pipeline, Rule first) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO pipelines (name, rule, shown)
                SELECT ?, ?::jsonb, NOT EXISTS (SELECT FROM pipelines WHERE shown)
                ON CONFLICT DO NOTHING""")) {
            insert.setString(1, pipeline);
            insert.setString(2, RuleText.of(first));
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT rule FROM pipelines WHERE name = ?")) {
            select.setString(1, pipeline);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the pipeline " + pipeline + " is gone");
                }
                return RuleText.read(row.getString(1));
            }
        }
    }
}
