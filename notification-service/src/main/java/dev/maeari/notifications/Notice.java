package dev.maeari.notifications;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person is told once.
 *
 * @param recipient the person's subject at the sign-in provider
 * @param happenedAt when it happened, by the log
 */
public record Notice(
        Kind kind,
        String recipient,
        ArticleId articleId,
        @Nullable About about,
        Instant happenedAt) {

    /**
     * The comment that a notice tells of.
     *
     * @param revision of the comment, as the event said
     * @param name the writer's name
     * @param excerpt the beginning of the text
     */
    public record About(CommentId commentId, long revision, String name, String excerpt) {}

    /**
     * What makes two notices the same one: a person is told of a comment once, whether as a comment or as a reply, and
     * of the first like of an article once for ever.
     */
    public String dedupKey() {
        return about == null ? kind.wire() + "/" + articleId : "comment/" + about.commentId() + "/" + recipient;
    }
}
