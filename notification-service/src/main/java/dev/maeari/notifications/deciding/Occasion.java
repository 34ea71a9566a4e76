package dev.maeari.notifications.deciding;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import java.time.Instant;

/** Something that happened to an article and of which somebody may be told. */
public sealed interface Occasion {

    /** The article that it happened to. */
    ArticleId articleId();

    /** When, by the log. */
    Instant happenedAt();

    /**
     * A comment became visible.
     *
     * @param revision of the comment, as the event said
     */
    record Commented(ArticleId articleId, CommentId commentId, long revision, Instant happenedAt) implements Occasion {}

    /** A reader liked it. */
    record Liked(ArticleId articleId, Instant happenedAt) implements Occasion {}
}
