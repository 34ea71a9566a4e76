package dev.maeari.engagement.operating;

import dev.maeari.events.Position;
import dev.maeari.web.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which dead letters were sent again, by the places where they lie. */
@Singleton
class Replays {
    private static final String SELECT = """
            SELECT topic, partition, position FROM letters_replayed
            JOIN unnest(?, ?, ?) AS asked (topic, partition, position) USING (topic, partition, position)""";
    private static final String INSERT = """
            INSERT INTO letters_replayed (topic, partition, position, replayed_at, replayed_by)
            SELECT topic, partition, position, ?, ? FROM unnest(?, ?, ?) AS sent (topic, partition, position)
            ON CONFLICT DO NOTHING""";

    private final AgroalDataSource dataSource;
    private final Clock clock;

    Replays(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Those of them that were sent again.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    Set<Position> among(Collection<Position> places) {
        Set<Position> found = new HashSet<>();
        if (places.isEmpty()) {
            return found;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            set(connection, select, 1, places);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Position(row.getString(1), row.getInt(2), row.getLong(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    /**
     * They were sent again.
     *
     * @param by the subject of who asked for it
     * @throws dev.maeari.web.ProblemException 503
     */
    void note(Collection<Position> places, String by) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, by);
            set(connection, insert, 3, places);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    private static void set(Connection open, PreparedStatement statement, int first, Collection<Position> places)
            throws SQLException {
        statement.setArray(
                first,
                open.createArrayOf("text", places.stream().map(Position::topic).toArray()));
        statement.setArray(
                first + 1,
                open.createArrayOf(
                        "integer", places.stream().map(Position::partition).toArray()));
        statement.setArray(
                first + 2,
                open.createArrayOf(
                        "bigint", places.stream().map(Position::offset).toArray()));
    }
}
