package dev.maeari.events;

import dev.maeari.events.ViewEvent.ArticleViewed;
import org.jspecify.annotations.Nullable;

/** A page was looked at, on the topic {@link Topic#VIEWS}. */
public sealed interface ViewEvent extends Event permits ArticleViewed, CountAdjusted {

    /**
     * A visitor opened the article. Whether this counts is decided by the rule, when the log is counted.
     *
     * @param signals what the request showed of its sender; null where nothing was noted
     */
    record ArticleViewed(
            ArticleId articleId,
            VisitorId visitor,
            @Nullable Signals signals) implements ViewEvent {

        /** A view of which nothing was noted. */
        public ArticleViewed(ArticleId articleId, VisitorId visitor) {
            this(articleId, visitor, null);
        }
    }
}
