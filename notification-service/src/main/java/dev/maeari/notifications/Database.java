package dev.maeari.notifications;

import dev.maeari.web.DatabaseFailed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain SQL in the caller's transaction, or in one of its own where there is none. */
@ApplicationScoped
public class Database {
    private final AgroalDataSource dataSource;

    Database(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads a row. */
    @FunctionalInterface
    public interface Mapper<T> {
        /** What the row says. */
        T map(ResultSet row) throws SQLException;
    }

    /** All rows of a query, or of a statement that returns rows. */
    public <T> List<T> all(String sql, Mapper<T> mapper, @Nullable Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, Mapper<T> mapper, @Nullable Object... arguments) {
        return all(sql, mapper, arguments).stream().findFirst();
    }

    /** Changes rows; answers how many. */
    public int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    /** The column as a moment. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, argument(connection, arguments[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object argument(Connection connection, @Nullable Object argument) throws SQLException {
        return switch (argument) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case String[] texts -> connection.createArrayOf("text", texts);
            default -> argument;
        };
    }
}
