package dev.maeari.articles;

import dev.maeari.events.ArticleId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Which article has which slug. A slug that was public never leads to another article. */
final class Slugs {
    private static final int FIRST_NUMBER = 2;

    private Slugs() {}

    /** The slug itself; 409 if another article has it. */
    static Slug take(Connection connection, Slug wanted, ArticleId id) throws SQLException {
        if (!taken(connection, wanted, id)) {
            throw ArticleProblems.slugTaken(wanted);
        }
        return wanted;
    }

    /** The slug, or with the first number that is free. */
    static Slug takeNumbered(Connection connection, Slug wanted, ArticleId id) throws SQLException {
        Slug slug = wanted;
        for (int number = FIRST_NUMBER; !taken(connection, slug, id); number++) {
            slug = wanted.numbered(number);
        }
        return slug;
    }

    /** Gives up all slugs of an article but one. */
    static void keepOnly(Connection connection, Slug slug, ArticleId id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM slugs WHERE article_id = ? AND slug <> ?")) {
            delete.setObject(1, id.value());
            delete.setString(2, slug.value());
            delete.executeUpdate();
        }
    }

    /** Waits for a transaction that is about to take the same slug. */
    private static boolean taken(Connection connection, Slug slug, ArticleId id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO slugs (slug, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, slug.value());
            insert.setObject(2, id.value());
            return insert.executeUpdate() == 1 || owns(connection, slug, id);
        }
    }

    private static boolean owns(Connection connection, Slug slug, ArticleId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT article_id FROM slugs WHERE slug = ?")) {
            select.setString(1, slug.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && id.value().equals(row.getObject(1, UUID.class));
            }
        }
    }
}
