package dev.maeari.articles;

import dev.maeari.events.ArticleId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Articles as rows, and the SQL that writes them. */
final class ArticleRows {
    /** How much is read of what may be long; the rest is empty. */
    enum Body {
        /** All of it. */
        WHOLE("body"),
        /** Where a summary must be made of it. */
        WITHOUT_SUMMARY("CASE WHEN summary = '' THEN body ELSE '' END"),
        /** Nothing. */
        NONE("''");

        private final String column;

        Body(String column) {
            this.column = column;
        }
    }

    private ArticleRows() {}

    static void insert(Connection connection, Article article) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO articles (revision, status, slug, title, body, summary, category, tags, language, cover,
                    updated_at, published_at, id, author_subject, author_handle, author_name, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            int next = changing(connection, insert, article);
            insert.setObject(next, article.id().value());
            insert.setString(next + 1, article.author().subject());
            insert.setString(next + 2, article.author().handle());
            insert.setString(next + 3, article.author().name());
            insert.setObject(next + 4, time(article.createdAt()));
            insert.executeUpdate();
        }
    }

    /**
     * Readers go on seeing an article that was published and stays so; one that is published just now waits for the
     * acknowledgement of its event.
     *
     * @param outboxRow of the event that tells of the change, if one does
     */
    static void update(Connection connection, Article article, @Nullable Long outboxRow) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE articles SET revision = ?, status = ?, slug = ?, title = ?, body = ?, summary = ?, category = ?,
                    tags = ?, language = ?, cover = ?, updated_at = ?, published_at = ?, outbox_row = ?,
                    acknowledged = acknowledged AND status = 'published' AND ? = 'published'
                WHERE id = ?""")) {
            int next = changing(connection, update, article);
            update.setObject(next, outboxRow, java.sql.Types.BIGINT);
            update.setString(next + 1, article.status().label());
            update.setObject(next + 2, article.id().value());
            update.executeUpdate();
        }
    }

    static void delete(Connection connection, ArticleId id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM articles WHERE id = ?")) {
            delete.setObject(1, id.value());
            delete.executeUpdate();
        }
    }

    /** The rest of the query follows on {@code SELECT … FROM articles}. */
    static List<Article> select(Connection connection, Body body, String rest, Binding binding) throws SQLException {
        // What of() reads.
        String sql = """
                SELECT id, revision, status, slug, title, %s AS body, summary, category, tags, language, cover,
                    author_subject, author_handle, author_name, created_at, updated_at, published_at
                FROM articles %s""".formatted(body.column, rest);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            binding.bind(select);
            try (ResultSet row = select.executeQuery()) {
                List<Article> articles = new ArrayList<>();
                while (row.next()) {
                    articles.add(of(row));
                }
                return articles;
            }
        }
    }

    static Optional<Article> lock(Connection connection, ArticleId id) throws SQLException {
        return select(connection, Body.WHOLE, "WHERE id = ? FOR UPDATE", s -> s.setObject(1, id.value())).stream()
                .findFirst();
    }

    /** Fills in the parameters of a statement. */
    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** What can change, from the first parameter on; gives the next one. */
    private static int changing(Connection connection, PreparedStatement statement, Article article)
            throws SQLException {
        ArticleText text = article.text();
        statement.setLong(1, article.revision());
        statement.setString(2, article.status().label());
        statement.setString(3, article.slug().value());
        statement.setString(4, text.title());
        statement.setString(5, text.body());
        statement.setString(6, text.summary());
        statement.setString(7, text.category());
        statement.setArray(8, connection.createArrayOf("text", text.tags().toArray()));
        statement.setString(9, text.language());
        statement.setString(10, text.cover());
        statement.setObject(11, time(article.updatedAt()));
        statement.setObject(
                12, article.publishedAt().map(ArticleRows::time).orElse(null), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
        return 13;
    }

    private static Article of(ResultSet row) throws SQLException {
        Timestamp publishedAt = row.getTimestamp("published_at");
        return new Article(
                new ArticleId(row.getObject("id", UUID.class)),
                row.getLong("revision"),
                new Slug(row.getString("slug")),
                new ArticleText(
                        row.getString("title"),
                        row.getString("body"),
                        row.getString("summary"),
                        row.getString("category"),
                        List.of((String[]) row.getArray("tags").getArray()),
                        row.getString("language"),
                        row.getString("cover")),
                new Author(
                        row.getString("author_subject"), row.getString("author_handle"), row.getString("author_name")),
                status(row.getString("status"), publishedAt == null ? null : publishedAt.toInstant()),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    /** A draft that was deleted leaves no row, so that what is deleted in a row was public. */
    private static ArticleStatus status(String label, @Nullable Instant publishedAt) {
        if (publishedAt == null) {
            return "deleted".equals(label) ? new ArticleStatus.Deleted(true) : new ArticleStatus.Draft();
        }
        return "published".equals(label)
                ? new ArticleStatus.Published(publishedAt)
                : new ArticleStatus.Unpublished(publishedAt);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
