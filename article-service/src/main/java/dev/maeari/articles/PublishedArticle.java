package dev.maeari.articles;

import dev.maeari.events.ArticleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as readers may see it: published, and known to the log.
 *
 * @param slug the last part of its address
 * @param body Markdown; where many are read at once, only of those without a summary
 * @param summary plain text; empty if the author wrote none
 * @param category a name; empty if the author chose none
 * @param language BCP 47
 * @param cover the address of its picture, relative to the site
 * @param authorHandle the name under which the author publishes, as it stands in addresses
 * @param authorName the author's name, for people
 * @param publishedAt when it was first published
 */
public record PublishedArticle(
        ArticleId id,
        String slug,
        String title,
        String summary,
        String body,
        String category,
        List<String> tags,
        String language,
        @Nullable String cover,
        String authorHandle,
        String authorName,
        Instant publishedAt,
        Instant updatedAt,
        long revision) {
    public PublishedArticle {
        tags = List.copyOf(tags);
    }

    static PublishedArticle of(Article article, Instant publishedAt) {
        ArticleText text = article.text();
        return new PublishedArticle(
                article.id(),
                article.slug().value(),
                text.title(),
                text.summary(),
                text.body(),
                text.category(),
                text.tags(),
                text.language(),
                text.cover(),
                article.author().handle(),
                article.author().name(),
                publishedAt,
                article.updatedAt(),
                article.revision());
    }
}
