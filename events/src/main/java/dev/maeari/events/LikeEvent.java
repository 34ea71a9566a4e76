package dev.maeari.events;

import dev.maeari.events.LikeEvent.ArticleLiked;
import dev.maeari.events.LikeEvent.ArticleUnliked;

/**
 * A reader's opinion of an article changed, on the topic {@link Topic#LIKES}. Saying it twice changes nothing. A reader
 * is a random id that only its owner holds.
 */
public sealed interface LikeEvent extends Event permits ArticleLiked, ArticleUnliked, CountAdjusted {

    /** The reader likes the article from now on. */
    record ArticleLiked(ArticleId articleId, ReaderId reader) implements LikeEvent {}

    /** The reader no longer likes the article. */
    record ArticleUnliked(ArticleId articleId, ReaderId reader) implements LikeEvent {}
}
