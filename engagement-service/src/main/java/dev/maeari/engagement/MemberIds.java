package dev.maeari.engagement;

import dev.maeari.events.ReaderId;
import dev.maeari.web.DatabaseTrouble;
import dev.maeari.web.Person;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The table that says which random id a signed-in person has on the log; in trouble the answer is 503. */
@Singleton
class MemberIds {
    private final AgroalDataSource dataSource;
    private final Ids ids;

    MemberIds(AgroalDataSource dataSource, Ids ids) {
        this.dataSource = dataSource;
        this.ids = ids;
    }

    Optional<ReaderId> find(Person person) {
        try (Connection connection = dataSource.getConnection()) {
            return find(connection, person);
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    /** The person's id, made at the first call; of two first calls at once both get the same one. */
    ReaderId findOrMake(Person person) {
        try (Connection connection = dataSource.getConnection()) {
            Optional<ReaderId> known = find(connection, person);
            if (known.isPresent()) {
                return known.get();
            }
            insertIfAbsent(connection, person);
            return find(connection, person).orElseThrow();
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    private void insertIfAbsent(Connection connection, Person person) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO readers (issuer, subject, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, person.issuer());
            insert.setString(2, person.subject());
            insert.setObject(3, ids.random());
            insert.executeUpdate();
        }
    }

    private static Optional<ReaderId> find(Connection connection, Person person) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM readers WHERE issuer = ? AND subject = ?")) {
            select.setString(1, person.issuer());
            select.setString(2, person.subject());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new ReaderId(row.getObject("id", UUID.class))) : Optional.empty();
            }
        }
    }
}
