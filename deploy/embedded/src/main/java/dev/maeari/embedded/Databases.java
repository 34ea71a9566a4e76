package dev.maeari.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes databases and their users; the server quotes the names, since statements of this kind take no parameters. */
final class Databases {
    private Databases() {}

    static void create(Connection connection, String name, String password) throws SQLException {
        String role = exists(connection, "select 1 from pg_roles where rolname = ?", name) ? "alter" : "create";
        execute(
                connection,
                "select format('" + role + " role %I login password %L', ?::text, ?::text)",
                name,
                password);
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(connection, "select format('create database %I owner %I', ?::text, ?::text)", name, name);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String formatting, String first, String second)
            throws SQLException {
        try (PreparedStatement format = connection.prepareStatement(formatting)) {
            format.setString(1, first);
            format.setString(2, second);
            try (ResultSet formatted = format.executeQuery();
                    Statement statement = connection.createStatement()) {
                formatted.next();
                statement.execute(formatted.getString(1));
            }
        }
    }
}
