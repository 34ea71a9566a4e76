package dev.maeari.articles;

import dev.maeari.articles.ArticleRows.Body;
import dev.maeari.events.ArticleId;
import dev.maeari.web.DatabaseFailed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The articles, to read. */
@ApplicationScoped
public class Articles {
    private static final String SHOWN = "status = 'published' AND acknowledged";

    private final AgroalDataSource dataSource;

    Articles(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The article that readers find at this slug, however it is typed. */
    public Optional<PublishedArticle> published(String slug) {
        return shown(
                        Body.WHOLE,
                        "WHERE slug = ? AND " + SHOWN,
                        statement -> statement.setString(1, Slug.normalised(slug)))
                .stream()
                .findFirst();
    }

    /** The present slug of an article that readers once found at the other one. */
    public Optional<String> redirect(String oldSlug) {
        String sql = """
                SELECT a.slug FROM slugs s JOIN articles a ON a.id = s.article_id
                WHERE s.slug = ? AND a.slug <> s.slug AND a.status = 'published' AND a.acknowledged""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, Slug.normalised(oldSlug));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFailed("read the slugs", e);
        }
    }

    /**
     * What readers can read, the latest first; with bodies only where there is no summary.
     *
     * @param before only what was published before that
     */
    public List<PublishedArticle> newest(int limit, @Nullable Instant before) {
        String bound = before == null ? "" : " AND published_at < ?";
        String rest = "WHERE " + SHOWN + bound + " ORDER BY published_at DESC, id DESC LIMIT ?";
        return shown(Body.WITHOUT_SUMMARY, rest, statement -> {
            int next = 1;
            if (before != null) {
                statement.setObject(next++, before.atOffset(ZoneOffset.UTC));
            }
            statement.setInt(next, limit);
        });
    }

    /** Where what readers can read is, the latest first. */
    public List<Whereabouts> whereabouts(int limit) {
        String sql =
                "SELECT slug, updated_at FROM articles WHERE " + SHOWN + " ORDER BY published_at DESC, id DESC LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Whereabouts> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Whereabouts(
                            row.getString(1), row.getTimestamp(2).toInstant()));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseFailed("read the addresses", e);
        }
    }

    /**
     * The id that a path names.
     *
     * @throws dev.maeari.web.ProblemException 404 if it is none
     */
    public static ArticleId id(String text) {
        try {
            return ArticleId.of(text);
        } catch (IllegalArgumentException e) {
            throw ArticleProblems.unknown();
        }
    }

    /**
     * The article in whatever state.
     *
     * @throws dev.maeari.web.ProblemException 404 if the viewer may not see it, 410 if it was deleted
     */
    public Article get(ArticleId id, Viewer viewer) {
        Article article = find(id, viewer).orElseThrow(ArticleProblems::unknown);
        if (article.status() instanceof ArticleStatus.Deleted) {
            throw ArticleProblems.gone();
        }
        return article;
    }

    private Optional<Article> find(ArticleId id, Viewer viewer) {
        return select(
                        Body.WHOLE,
                        "WHERE id = ? AND (" + SHOWN + " OR status = 'deleted' OR author_subject = ? OR ?)",
                        statement -> {
                            statement.setObject(1, id.value());
                            statement.setString(2, viewer.subject());
                            statement.setBoolean(3, viewer.operator());
                        })
                .stream()
                .findFirst();
    }

    /** Those of the articles asked for that the viewer may see, without their bodies; deleted ones are nobody's. */
    public List<Article> list(ArticleQuery query, Viewer viewer) {
        return select(Body.NONE, """
                WHERE status <> 'deleted' AND (author_subject = ? OR ? OR (NOT ? AND status = 'published' AND acknowledged))
                  AND (?::text IS NULL OR status = ?)
                  AND (?::text IS NULL OR category = ?)
                  AND (?::text IS NULL OR ? = ANY (tags))
                  AND (?::text IS NULL OR author_handle = ?)
                  AND (?::text IS NULL OR slug = ?)
                  AND (?::uuid IS NULL OR id < ?::uuid)
                ORDER BY id DESC LIMIT ?""", statement -> {
            statement.setString(1, viewer.subject());
            statement.setBoolean(2, viewer.operator());
            statement.setBoolean(3, query.mine());
            int next = 4;
            next = twice(statement, next, query.status());
            next = twice(statement, next, query.category());
            next = twice(statement, next, query.tag());
            next = twice(statement, next, query.handle());
            next = twice(
                    statement,
                    next,
                    query.slug() == null
                            ? null
                            : Slug.find(query.slug()).map(Slug::value).orElse(""));
            next = twice(
                    statement,
                    next,
                    query.after() == null ? null : query.after().toString());
            statement.setInt(next, query.limit());
        });
    }

    /** The categories in use, by name. */
    public List<String> categories() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT DISTINCT category FROM articles WHERE category <> '' ORDER BY category LIMIT 200");
                ResultSet row = select.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new DatabaseFailed("read the categories", e);
        }
    }

    private static int twice(PreparedStatement statement, int at, @Nullable String value) throws SQLException {
        // NUL is nobody's category, and no database text either.
        String text = value == null ? null : value.replace('\0', '\uFFFD');
        statement.setString(at, text);
        statement.setString(at + 1, text);
        return at + 2;
    }

    private List<PublishedArticle> shown(Body body, String rest, ArticleRows.Binding binding) {
        return select(body, rest, binding).stream()
                .flatMap(article -> article.publishedAt().map(at -> PublishedArticle.of(article, at)).stream())
                .toList();
    }

    private List<Article> select(Body body, String rest, ArticleRows.Binding binding) {
        try (Connection connection = dataSource.getConnection()) {
            return ArticleRows.select(connection, body, rest, binding);
        } catch (SQLException e) {
            throw new DatabaseFailed("read the articles", e);
        }
    }
}
