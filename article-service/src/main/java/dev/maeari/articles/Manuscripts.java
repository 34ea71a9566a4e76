package dev.maeari.articles;

import dev.maeari.events.ArticleId;
import dev.maeari.web.DatabaseFailed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The articles, to change: each change locks the row, is refused if somebody else's came in between, and leaves its event
 * in the same transaction.
 */
@ApplicationScoped
public class Manuscripts {
    private final AgroalDataSource dataSource;
    private final Announcements announcements;
    private final ArticlesMetrics metrics;
    private final Edge edge;
    private final Event<ArticlesChanged> changes;

    Manuscripts(
            AgroalDataSource dataSource,
            Announcements announcements,
            ArticlesMetrics metrics,
            Edge edge,
            Event<ArticlesChanged> changes) {
        this.dataSource = dataSource;
        this.announcements = announcements;
        this.metrics = metrics;
        this.edge = edge;
        this.changes = changes;
    }

    /**
     * A new draft.
     *
     * @param wanted its address; if null it is made from the title, with a number if need be
     */
    @Transactional
    public Article create(ArticleText text, @Nullable Slug wanted, Author author) {
        try (Connection connection = dataSource.getConnection()) {
            ArticleId id = new ArticleId(edge.newId());
            Slug slug = slug(connection, id, text, wanted);
            Article article = Article.draft(id, slug, text, author, edge.now());
            ArticleRows.insert(connection, article);
            return article;
        } catch (SQLException e) {
            throw new DatabaseFailed("write an article", e);
        }
    }

    /**
     * Another text for an article; if it is public, for its readers at once.
     *
     * @param expected the revision that the change was made from; null to change whatever is there
     * @param wanted its address; if null it stays once readers know it, and follows the title before
     */
    @Transactional
    public Article write(
            ArticleId id, Viewer viewer, @Nullable Long expected, ArticleText text, @Nullable Slug wanted) {
        try (Connection connection = dataSource.getConnection()) {
            Article before = lock(connection, id, viewer, expected);
            boolean stays = wanted == null && before.status().wasPublic();
            Slug slug = stays ? before.slug() : slug(connection, id, text, wanted);
            if (!before.status().wasPublic()) {
                Slugs.keepOnly(connection, slug, id);
            }
            return save(connection, before, before.written(text, slug, edge.now()));
        } catch (SQLException e) {
            throw new DatabaseFailed("write an article", e);
        }
    }

    /**
     * A transition of an article; the article as it is afterwards.
     *
     * @param expected the revision that the viewer has seen; null for whatever is there
     * @param transition gives the same article if there is nothing to do
     */
    @Transactional
    public Article change(ArticleId id, Viewer viewer, @Nullable Long expected, UnaryOperator<Article> transition) {
        try (Connection connection = dataSource.getConnection()) {
            Article before = lock(connection, id, viewer, expected);
            Article after = transition.apply(before);
            return after.equals(before) ? before : save(connection, before, after);
        } catch (SQLException e) {
            throw new DatabaseFailed("change an article", e);
        }
    }

    private Article lock(Connection connection, ArticleId id, Viewer viewer, @Nullable Long expected)
            throws SQLException {
        Article article = ArticleRows.lock(connection, id).orElseThrow(ArticleProblems::unknown);
        if (article.status() instanceof ArticleStatus.Deleted) {
            throw ArticleProblems.gone();
        }
        if (!viewer.mayChange(article)) {
            throw article.status().wasPublic() ? ArticleProblems.notYours() : ArticleProblems.unknown();
        }
        if (expected != null && expected != article.revision()) {
            throw ArticleProblems.changedMeanwhile(article.revision());
        }
        return article;
    }

    private Article save(Connection connection, Article before, Article after) throws SQLException {
        OptionalLong row = announcements.announce(before, after);
        if (after.status() instanceof ArticleStatus.Deleted deleted && !deleted.wasPublic()) {
            ArticleRows.delete(connection, after.id());
        } else {
            ArticleRows.update(connection, after, row.isPresent() ? row.getAsLong() : null);
        }
        if (after.status() instanceof ArticleStatus.Published
                && !(before.status() instanceof ArticleStatus.Published)) {
            metrics.published();
        }
        if (row.isPresent()) {
            changes.fire(new ArticlesChanged());
        }
        return after;
    }

    private static Slug slug(Connection connection, ArticleId id, ArticleText text, @Nullable Slug wanted)
            throws SQLException {
        return wanted == null
                ? Slugs.takeNumbered(connection, Slug.of(text.title()), id)
                : Slugs.take(connection, wanted, id);
    }
}
