package dev.maeari.engagement.comments;

import dev.maeari.engagement.Ids;
import dev.maeari.engagement.Rates;
import dev.maeari.engagement.Reader;
import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import dev.maeari.outbox.Outbox;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Takes comments away and brings them back. The row is locked, so that revisions and events keep one order. */
@ApplicationScoped
class Changing {
    private final Comments comments;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final Rates rates;

    Changing(Comments comments, Outbox outbox, Ids ids, Clock clock, Rates rates) {
        this.comments = comments;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.rates = rates;
    }

    /**
     * Its author takes it back; a second time changes nothing.
     *
     * @param author who asks, empty if nobody that we know
     * @throws ProblemException 404, 403 if it is somebody else's, or 429
     */
    @Transactional
    Change delete(CommentId id, Optional<Reader> author) {
        rates.admit();
        author.ifPresent(reader -> rates.admit(reader.id()));
        Comment comment = locked(id);
        if (author.filter(reader -> reader.id().equals(comment.reader())).isEmpty()) {
            throw Problem.of(403, "not-yours", "Only who wrote a comment can delete it.")
                    .exception();
        }
        return switch (comment.state()) {
            case CommentState.Visible visible -> changed(comment, visible.delete());
            case CommentState.Hidden hidden -> changed(comment, hidden.delete());
            case CommentState.Deleted deleted -> Change.none(comment);
        };
    }

    /**
     * A moderator decides; to decide what is so already changes nothing.
     *
     * @throws ProblemException 404, or 409 if its author has taken it back
     */
    @Transactional
    Change decide(CommentId id, Decision decision) {
        Comment comment = locked(id);
        return switch (comment.state()) {
            case CommentState.Visible visible ->
                switch (decision) {
                    case HIDE -> changed(comment, visible.hide(HiddenBy.MODERATOR));
                    case SHOW -> Change.none(comment);
                };
            case CommentState.Hidden hidden ->
                switch (decision) {
                    case HIDE -> Change.none(comment);
                    case SHOW -> changed(comment, hidden.show());
                };
            case CommentState.Deleted deleted ->
                throw Problem.of(409, "comment-deleted", "Its author has taken the comment back; nobody can show it.")
                        .exception();
        };
    }

    private Comment locked(CommentId id) {
        return comments.lock(id).orElseThrow(Inputs::unknownComment);
    }

    private Change changed(Comment before, CommentState next) {
        Comment after = before.after(next);
        comments.update(after);
        if (before.visible() == after.visible()) {
            return Change.none(after);
        }
        CommentEvent event = after.event();
        outbox.append(event, ids.ordered(), clock.instant());
        return new Change(after, event);
    }
}
