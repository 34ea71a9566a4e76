package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Rule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pipelines, each one run of one rule over the whole log. */
final class PipelinesTable {
    /** The name of the one that nobody has asked for. */
    static final String FIRST = "main";

    private PipelinesTable() {}

    /**
     * One row.
     *
     * @param rule as JSON; never changed, so that it holds for all that the pipeline has counted
     * @param generation of new rows of its counts
     * @param shown whether the site shows it
     */
    record Pipeline(String name, String rule, int generation, boolean shown) {}

    /** All of them, the shown one first. */
    static List<Pipeline> all(Connection connection) throws SQLException {
        return select(connection, "SELECT name, rule, generation, shown FROM pipelines ORDER BY shown DESC, name");
    }

    /** All of them, which nobody else adds, shows or removes until the open transaction ends. */
    static List<Pipeline> locked(Connection open) throws SQLException {
        try (PreparedStatement one = open.prepareStatement("LOCK TABLE pipelines IN SHARE ROW EXCLUSIVE MODE")) {
            one.execute();
        }
        return all(open);
    }

    /** The one that the site shows, if anything was ever counted. */
    static Optional<Pipeline> shown(List<Pipeline> pipelines) {
        return pipelines.stream().filter(Pipeline::shown).findFirst();
    }

    /** The one that is counted beside it. */
    static Optional<Pipeline> beside(List<Pipeline> pipelines) {
        return pipelines.stream().filter(pipeline -> !pipeline.shown()).findFirst();
    }

    /** All of them; an empty database begins with one, which is shown. */
    static List<Pipeline> all(Connection connection, String name, Rule rule) throws SQLException {
        List<Pipeline> pipelines = all(connection);
        if (pipelines.isEmpty()) {
            first(connection, name, rule);
            return all(connection);
        }
        return pipelines;
    }

    private static void first(Connection connection, String name, Rule rule) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO pipelines (name, rule, shown)
                SELECT ?, ?::jsonb, true WHERE NOT EXISTS (SELECT FROM pipelines)
                ON CONFLICT DO NOTHING""")) {
            insert.setString(1, name);
            insert.setString(2, RuleText.of(rule));
            insert.executeUpdate();
        }
    }

    /** Whether it is the one that the site shows. */
    static boolean isShown(Connection connection, String name) throws SQLException {
        return all(connection).stream()
                .anyMatch(pipeline -> pipeline.shown() && pipeline.name().equals(name));
    }

    /** A pipeline that is counted beside the others from now on; answers its name. */
    static String add(Connection open, Rule rule, int generation) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO pipelines (name, rule, generation, shown)
                VALUES ('rule-' || ? || '-run-' || nextval('pipeline_numbers'), ?::jsonb, ?, false) RETURNING name""")) {
            insert.setInt(1, rule.version());
            insert.setString(2, RuleText.of(rule));
            insert.setInt(3, generation);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Removes a pipeline and, with it, the right of anybody to count it; its rows are left to {@link Sweeping}. */
    static void remove(Connection open, String name) throws SQLException {
        try (PreparedStatement note = open.prepareStatement("INSERT INTO abandoned VALUES (?)");
                PreparedStatement delete = open.prepareStatement("DELETE FROM pipelines WHERE name = ?")) {
            note.setString(1, name);
            note.executeUpdate();
            delete.setString(1, name);
            delete.executeUpdate();
        }
    }

    /**
     * The rule by which a pipeline is counted; an empty database begins with this one and the first rule.
     *
     * @throws IllegalArgumentException if the rule is none that this version knows
     */
    static Rule rule(Connection connection, String pipeline, Rulebook rules) throws SQLException {
        for (Pipeline one : all(connection, pipeline, rules.first())) {
            if (one.name().equals(pipeline)) {
                return rules.read().apply(one.rule());
            }
        }
        throw new SQLException("the pipeline " + pipeline + " is gone");
    }

    private static List<Pipeline> select(Connection connection, String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            List<Pipeline> found = new ArrayList<>();
            while (row.next()) {
                found.add(new Pipeline(row.getString(1), row.getString(2), row.getInt(3), row.getBoolean(4)));
            }
            return found;
        }
    }
}
