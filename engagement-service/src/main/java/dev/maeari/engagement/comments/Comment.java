package dev.maeari.engagement.comments;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import dev.maeari.events.ReaderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as it is kept.
 *
 * @param parentId the comment that it answers, if any
 * @param reader whose it is
 * @param account the person, if they had signed in
 * @param byAuthor whether the article's author wrote it
 * @param name null once deleted
 * @param text raw; null once deleted
 * @param revision counts the changes, from 1
 */
record Comment(
        CommentId id,
        ArticleId articleId,
        @Nullable CommentId parentId,
        ReaderId reader,
        @Nullable Account account,
        boolean byAuthor,
        @Nullable String name,
        @Nullable String text,
        CommentState state,
        long revision,
        Instant createdAt) {

    /** A person at the sign-in provider. */
    record Account(String issuer, String subject) {}

    boolean visible() {
        return state instanceof CommentState.Visible;
    }

    @Nullable
    String subject() {
        return account == null ? null : account.subject();
    }

    /** What the log is told of this state. */
    CommentEvent event() {
        return switch (state) {
            case CommentState.Visible visible -> new CommentPublished(articleId, id, revision, parentId);
            case CommentState.Hidden(HiddenBy by) -> new CommentHidden(articleId, id, revision, by);
            case CommentState.Deleted deleted -> new CommentHidden(articleId, id, revision, HiddenBy.AUTHOR);
        };
    }

    /** The same comment after a change; what is deleted keeps neither text nor name. */
    Comment after(CommentState next) {
        boolean gone = next instanceof CommentState.Deleted;
        return new Comment(
                id,
                articleId,
                parentId,
                reader,
                account,
                byAuthor,
                gone ? null : name,
                gone ? null : text,
                next,
                revision + 1,
                createdAt);
    }
}
