package dev.maeari.events;

/** A reader's opinion of an article changed, on the topic {@link Topic#LIKES}. Saying it twice changes nothing. */
public sealed interface LikeEvent extends Event {

    /** The reader, a random id that only its owner holds. */
    ReaderId reader();

    /** The reader likes the article from now on. */
    record ArticleLiked(ArticleId articleId, ReaderId reader) implements LikeEvent {}

    /** The reader no longer likes the article. */
    record ArticleUnliked(ArticleId articleId, ReaderId reader) implements LikeEvent {}
}
