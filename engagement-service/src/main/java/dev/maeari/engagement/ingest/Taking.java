package dev.maeari.engagement.ingest;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.events.Event;
import dev.maeari.events.Position;
import dev.maeari.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes one event in, from whichever door, and notes why if it does not. */
@Singleton
class Taking {
    private final EventLog log;
    private final EngagementMetrics metrics;

    Taking(EventLog log, EngagementMetrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    /**
     * Appends what the steps come to.
     *
     * @param type what was to be taken in, also if the steps never come to it
     * @param steps from the request to the event; may throw or fail with a {@link ProblemException}
     */
    <T extends Event> Uni<Position> in(Class<T> type, Supplier<Uni<T>> steps) {
        Uni<T> event;
        try {
            event = steps.get();
        } catch (ProblemException e) {
            event = Uni.createFrom().failure(e);
        }
        return noted(type, event.chain(log::append));
    }

    /** Appends an event that came with its own id, by which the same event is known when it is sent again. */
    Uni<Position> in(Class<? extends Event> type, UUID id, Event event) {
        return noted(type, log.append(id, event));
    }

    private Uni<Position> noted(Class<? extends Event> type, Uni<Position> taken) {
        return taken.onFailure(ProblemException.class).invoke(e -> metrics.rejected(type, e.problem()));
    }
}
