package dev.maeari.notifications;

import dev.maeari.events.ArticleEvent;
import dev.maeari.events.ArticleEvent.ArticleDeleted;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleEvent.ArticleUnpublished;
import dev.maeari.events.ArticleId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The articles as the log tells of them: the highest revision wins, whatever the order of arrival. */
@ApplicationScoped
public class Articles {
    private final Database database;

    Articles(Database database) {
        this.database = database;
    }

    /** Takes over what is newer than what is known. */
    public void keep(ArticleEvent event) {
        switch (event) {
            case ArticlePublished published -> keep(published);
            case ArticleUnpublished unpublished -> withdraw(unpublished);
            case ArticleDeleted deleted -> withdraw(deleted);
        }
    }

    /** What is known of the article; empty if the log has not told of it yet. */
    public Optional<Article> find(ArticleId id) {
        return database.first(
                "SELECT published, author_subject, title, slug FROM articles WHERE id = ?",
                row -> article(id, row),
                id.value());
    }

    private void keep(ArticlePublished event) {
        upsert(event, true, event.authorSubject(), event.title(), event.slug());
    }

    private void withdraw(ArticleEvent event) {
        upsert(event, false, null, null, null);
    }

    private void upsert(
            ArticleEvent event,
            boolean published,
            @Nullable String author,
            @Nullable String title,
            @Nullable String slug) {
        UUID id = event.articleId().value();
        database.update("""
                INSERT INTO articles (id, revision, published, author_subject, title, slug) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET revision = EXCLUDED.revision, published = EXCLUDED.published,
                    author_subject = EXCLUDED.author_subject, title = EXCLUDED.title, slug = EXCLUDED.slug
                WHERE articles.revision < EXCLUDED.revision
                """, id, event.revision(), published, author, title, slug);
    }

    private static Article article(ArticleId id, ResultSet row) throws SQLException {
        return row.getBoolean("published")
                ? new Article.Published(
                        id, row.getString("author_subject"), row.getString("title"), row.getString("slug"))
                : new Article.Withdrawn(id);
    }
}
