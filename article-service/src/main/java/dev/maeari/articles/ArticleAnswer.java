package dev.maeari.articles;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Site;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as the API answers it.
 *
 * @param body Markdown; absent in lists, which would be as large as all that was ever written
 * @param url where readers find it once it is published, absolute
 * @param publishedAt when it was first published
 * @param revision counts the changes; the ETag
 */
public record ArticleAnswer(
        ArticleId id,
        String slug,
        String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body,
        String summary,
        String category,
        List<String> tags,
        String language,
        @Nullable String coverImage,
        AuthorAnswer author,
        String status,
        URI url,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt,
        long revision) {

    /** The whole answer for an article of this site, to who may see it. */
    public static ArticleAnswer of(Article article, Viewer viewer, Site site) {
        return of(article, article.text().body(), viewer, site);
    }

    /** The same as a list has it. */
    public static ArticleAnswer listed(Article article, Viewer viewer, Site site) {
        return of(article, null, viewer, site);
    }

    private static ArticleAnswer of(Article article, @Nullable String body, Viewer viewer, Site site) {
        ArticleText text = article.text();
        return new ArticleAnswer(
                article.id(),
                article.slug().value(),
                text.title(),
                body,
                text.summary(),
                text.category(),
                text.tags(),
                text.language(),
                text.cover(),
                AuthorAnswer.of(article, viewer),
                article.status().label(),
                url(article.slug(), site),
                article.createdAt(),
                article.updatedAt(),
                article.publishedAt().orElse(null),
                article.revision());
    }

    /** The entity tag of this revision, with its quotes. */
    public String tag() {
        return Revision.tag(revision);
    }

    private static URI url(Slug slug, Site site) {
        try {
            URI path = new URI(null, null, "/articles/" + slug, null);
            return URI.create(site.address(path.toASCIIString()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a slug that is no part of an address: " + slug, e);
        }
    }
}
