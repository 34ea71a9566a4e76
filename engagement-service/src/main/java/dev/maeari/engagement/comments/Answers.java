package dev.maeari.engagement.comments;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.events.CommentEvent;
import dev.maeari.web.DatabaseTrouble;
import dev.maeari.web.ProblemException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts what was accepted and what was turned away, and says "try again" where the database can't be had: the change may
 * or may not have been made then, and to repeat it is safe (I2).
 */
@ApplicationScoped
class Answers {
    private final EngagementMetrics metrics;

    Answers(EngagementMetrics metrics) {
        this.metrics = metrics;
    }

    /** No comment waits for a decision before it is shown: whatever is accepted is visible at once. */
    void register(@Observes StartupEvent start) {
        metrics.gauge("maeari.comments.pending", "Comments that wait for a moderator", () -> 0);
    }

    /** Answers a request for a change that would tell the log an event of this type. */
    Comment change(Class<? extends CommentEvent> type, Supplier<Change> work) {
        try {
            Change change = read(work);
            CommentEvent event = change.event();
            if (event != null) {
                metrics.accepted(event);
            }
            return change.comment();
        } catch (ProblemException e) {
            metrics.rejected(type, e.problem());
            throw e;
        }
    }

    /** Answers a request that changes nothing. */
    <T> T read(Supplier<T> work) {
        try {
            return work.get();
        } catch (Exception e) {
            Optional<ProblemException> trouble = DatabaseTrouble.behind(e);
            if (trouble.isPresent()) {
                throw trouble.get();
            }
            throw e;
        }
    }
}
