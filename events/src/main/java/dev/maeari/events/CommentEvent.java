package dev.maeari.events;

import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import org.jspecify.annotations.Nullable;

/**
 * A comment became visible or ceased to be, on the topic {@link Topic#COMMENTS}. Ids only, never text or names; who
 * needs the text asks the engagement service for it, so that what was removed is never shown or mailed.
 */
public sealed interface CommentEvent extends Event permits CommentPublished, CommentHidden, CountAdjusted {

    /**
     * The comment can be read by everybody.
     *
     * @param revision counts the changes of this comment, from 1, made in the comment's own transaction; the greater
     *     one holds
     * @param parentId the comment that it answers, if any
     */
    record CommentPublished(
            ArticleId articleId,
            CommentId commentId,
            long revision,
            @Nullable CommentId parentId) implements CommentEvent {}

    /**
     * The comment can no longer be read.
     *
     * @param revision as of {@link CommentPublished}
     */
    record CommentHidden(ArticleId articleId, CommentId commentId, long revision, HiddenBy by)
            implements CommentEvent {}

    /** Who took the comment away. */
    enum HiddenBy {
        MODERATOR,
        AUTHOR,
        /** Nobody: its text is gone, with the person who was erased or by a restore of the database that lost it. */
        ERASED
    }
}
