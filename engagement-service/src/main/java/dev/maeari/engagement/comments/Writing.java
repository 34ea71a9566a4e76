package dev.maeari.engagement.comments;

import dev.maeari.engagement.Ids;
import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentId;
import dev.maeari.outbox.Outbox;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Writes a comment and the event that tells of it, in one transaction. */
@ApplicationScoped
class Writing {
    private final Comments comments;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Writing(Comments comments, Outbox outbox, Ids ids, Clock clock) {
        this.comments = comments;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Writes it, or finds what an earlier request of the same key wrote.
     *
     * @throws ProblemException 400 if it answers no comment that can be read, 422 if the key bore another text
     */
    @Transactional
    Change write(NewComment comment) {
        Optional<Comment> earlier = comments.findRepeated(comment);
        if (earlier.isPresent()) {
            return comment.saysAgain(earlier.get())
                    ? write(comment.again(earlier.get()))
                    : repeated(comment, earlier.get());
        }
        requireVisibleParent(comment);
        Instant now = clock.instant();
        return comments.insert(new CommentId(ids.ordered()), comment, now)
                .map(written -> told(written, now))
                // Somebody was faster since we looked; their transaction has committed, or we would still wait for it.
                .orElseGet(
                        () -> repeated(comment, comments.findRepeated(comment).orElseThrow()));
    }

    private Change told(Comment written, Instant now) {
        CommentEvent event = written.event();
        outbox.append(event, ids.ordered(), now);
        return new Change(written, event);
    }

    private static Change repeated(NewComment comment, Comment earlier) {
        if (!comment.sameAs(earlier)) {
            throw Problem.of(422, "key-reused", "This key came with another comment; make a new one.")
                    .at(IdempotencyKey.HEADER)
                    .exception();
        }
        return Change.none(earlier);
    }

    private void requireVisibleParent(NewComment comment) {
        CommentId parent = comment.parentId();
        if (parent != null
                && comments.find(parent)
                        .filter(Comment::visible)
                        .filter(found ->
                                found.articleId().equals(comment.article().id()))
                        .isEmpty()) {
            throw Problem.of(400, "unknown-parent", "The comment that this answers is not there any more.")
                    .at("parentId")
                    .exception();
        }
    }
}
