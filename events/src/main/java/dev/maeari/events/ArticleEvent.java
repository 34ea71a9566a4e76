package dev.maeari.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an article after a change, on the compacted topic {@link Topic#ARTICLES}. A consumer keeps the event with
 * the highest revision of an article and drops what is not newer; there are no tombstones.
 */
public sealed interface ArticleEvent extends Event {

    /** Counts the changes of this article, from 1; it grows with each change. */
    long revision();

    /**
     * The article can be read by everybody; its public facts, never its body.
     *
     * @param slug the last part of its address, unique in the site
     * @param language BCP 47, such as {@code ko} or {@code en}
     * @param cover the address of its picture, relative to the site
     * @param authorSubject the author's subject at the sign-in provider, which is how notices find them
     * @param authorHandle the name under which the author publishes
     */
    record ArticlePublished(
            ArticleId articleId,
            long revision,
            String slug,
            String title,
            String summary,
            String category,
            List<String> tags,
            String language,
            @Nullable String cover,
            String authorSubject,
            String authorHandle,
            Instant publishedAt,
            Instant updatedAt)
            implements ArticleEvent {
        public ArticlePublished {
            tags = List.copyOf(tags);
        }
    }

    /** The article was taken back; it may be published again. */
    record ArticleUnpublished(ArticleId articleId, long revision) implements ArticleEvent {}

    /** The article is gone for ever. */
    record ArticleDeleted(ArticleId articleId, long revision) implements ArticleEvent {}
}
