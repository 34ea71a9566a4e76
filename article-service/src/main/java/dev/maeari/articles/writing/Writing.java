package dev.maeari.articles.writing;

import dev.maeari.articles.Article;
import dev.maeari.articles.ArticleText;
import dev.maeari.articles.Author;
import dev.maeari.articles.Edge;
import dev.maeari.articles.Manuscripts;
import dev.maeari.articles.Pictures;
import dev.maeari.articles.Viewer;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import dev.maeari.web.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Writing, rewriting and throwing away. */
@ApplicationScoped
class Writing {
    private final Manuscripts manuscripts;
    private final Pictures pictures;
    private final Edge edge;
    private final String siteLanguage;

    Writing(Manuscripts manuscripts, Pictures pictures, Edge edge, Site site) {
        this.manuscripts = manuscripts;
        this.pictures = pictures;
        this.edge = edge;
        this.siteLanguage = site.language();
    }

    Article create(ArticleRequest request, Author author) {
        return manuscripts.create(text(request), request.wantedSlug(), author);
    }

    Article write(ArticleId id, Viewer viewer, @Nullable Long expected, ArticleRequest request) {
        return manuscripts.write(id, viewer, expected, text(request), request.wantedSlug());
    }

    /** Writes a new article if there is no id, and the one with the id otherwise. */
    @Transactional
    Article save(
            @Nullable ArticleId id, Viewer viewer, Author author, @Nullable Long expected, ArticleRequest request) {
        return id == null ? create(request, author) : write(id, viewer, expected, request);
    }

    @Transactional
    Article saveAndPublish(
            @Nullable ArticleId id, Viewer viewer, Author author, @Nullable Long expected, ArticleRequest request) {
        Article saved = save(id, viewer, author, expected, request);
        return manuscripts.change(saved.id(), viewer, saved.revision(), article -> article.published(edge.now()));
    }

    @Transactional
    Article saveAndTakeBack(
            @Nullable ArticleId id, Viewer viewer, Author author, @Nullable Long expected, ArticleRequest request) {
        Article saved = save(id, viewer, author, expected, request);
        return manuscripts.change(saved.id(), viewer, saved.revision(), article -> article.unpublished(edge.now()));
    }

    void delete(ArticleId id, Viewer viewer, @Nullable Long expected) {
        manuscripts.change(id, viewer, expected, article -> article.deleted(edge.now()));
    }

    private ArticleText text(ArticleRequest request) {
        ArticleText text = request.text(siteLanguage);
        if (text.cover() != null && !pictures.has(text.cover())) {
            throw Problem.invalid("coverImage", "coverImage is no image of this site; upload it first")
                    .exception();
        }
        return text;
    }
}
