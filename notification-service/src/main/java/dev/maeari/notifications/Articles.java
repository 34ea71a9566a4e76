package dev.maeari.notifications;

import dev.maeari.events.ArticleEvent;
import dev.maeari.events.ArticleEvent.ArticleDeleted;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleEvent.ArticleUnpublished;
import dev.maeari.events.ArticleId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            case ArticleUnpublished unpublished -> withdraw(unpublished, false);
            case ArticleDeleted deleted -> withdraw(deleted, true);
        }
    }

    /** What is known of the article. */
    public Article find(ArticleId id) {
        return database.first(
                        "SELECT published, deleted, author_subject, title, slug FROM articles WHERE id = ?",
                        row -> article(id, row),
                        id.value())
                .orElseGet(() -> new Article.NotPublic(id));
    }

    private void keep(ArticlePublished event) {
        upsert(event, true, false, event.authorSubject(), event.title(), event.slug());
    }

    private void withdraw(ArticleEvent event, boolean forEver) {
        upsert(event, false, forEver, null, null, null);
    }

    private void upsert(
            ArticleEvent event,
            boolean published,
            boolean deleted,
            @Nullable String author,
            @Nullable String title,
            @Nullable String slug) {
        UUID id = event.articleId().value();
        database.update("""
                INSERT INTO articles (id, revision, published, deleted, author_subject, title, slug)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET revision = EXCLUDED.revision, published = EXCLUDED.published,
                    deleted = EXCLUDED.deleted, author_subject = EXCLUDED.author_subject, title = EXCLUDED.title,
                    slug = EXCLUDED.slug
                WHERE articles.revision < EXCLUDED.revision
                """, id, event.revision(), published, deleted, author, title, slug);
    }

    private static Article article(ArticleId id, ResultSet row) throws SQLException {
        if (row.getBoolean("published")) {
            return new Article.Published(
                    id, row.getString("author_subject"), row.getString("title"), row.getString("slug"));
        }
        return row.getBoolean("deleted") ? new Article.Deleted(id) : new Article.NotPublic(id);
    }
}
