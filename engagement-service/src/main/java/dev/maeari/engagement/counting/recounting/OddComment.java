package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment that is stored otherwise than it is counted.
 *
 * @param parent the comment that it answers, if any
 * @param stored its state in the table
 * @param revision its revision in the table; -1 if it is not there
 * @param counted whether the log says that it can be read
 * @param said the revision of what says so on the log; -1 if nothing does
 */
record OddComment(
        UUID article, UUID comment, @Nullable UUID parent, Stored stored, long revision, boolean counted, long said) {

    /** What the table has of a comment. */
    enum Stored {
        /** Nothing: its text is lost. */
        NOTHING,
        VISIBLE,
        HIDDEN,
        DELETED
    }

    /** As a report lists it: whether it can be read and whether it counts, or else the two revisions. */
    Difference difference() {
        CountKey key = new CountKey(article, Counter.COMMENTS.name());
        boolean readable = stored == Stored.VISIBLE;
        return readable == counted
                ? Difference.of(new Line(key, What.COMMENT_REVISION, comment.toString()), revision, said)
                : Difference.of(new Line(key, What.COMMENT, comment.toString()), readable ? 1 : 0, counted ? 1 : 0);
    }

    CommentEvent published(long asRevision) {
        return new CommentPublished(
                new ArticleId(article),
                new CommentId(comment),
                asRevision,
                parent == null ? null : new CommentId(parent));
    }

    CommentEvent hidden(long asRevision, HiddenBy by) {
        return new CommentHidden(new ArticleId(article), new CommentId(comment), asRevision, by);
    }
}
