package dev.maeari.events;

import org.jspecify.annotations.Nullable;

/**
 * A comment became visible or ceased to be, on the topic {@link Topic#COMMENTS}. Ids only, never text or names; who
 * needs the text asks the engagement service for it, so that what was removed is never shown or mailed.
 */
public sealed interface CommentEvent extends Event {

    /** The comment. */
    CommentId commentId();

    /** Counts the changes of this comment, from 1, made in the comment's own transaction; the greater one holds. */
    long revision();

    /**
     * The comment can be read by everybody.
     *
     * @param parentId the comment that it answers, if any
     */
    record CommentPublished(
            ArticleId articleId,
            CommentId commentId,
            long revision,
            @Nullable CommentId parentId) implements CommentEvent {}

    /** The comment can no longer be read. */
    record CommentHidden(ArticleId articleId, CommentId commentId, long revision, HiddenBy by)
            implements CommentEvent {}

    /** Who took the comment away. */
    enum HiddenBy {
        MODERATOR,
        AUTHOR,
        ERASED
    }
}
