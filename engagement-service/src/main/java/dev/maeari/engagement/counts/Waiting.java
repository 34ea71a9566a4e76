package dev.maeari.engagement.counts;

import dev.maeari.engagement.Progress;
import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import dev.maeari.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a reader see the effect of their own write (I7): waits a while for counting to pass it, on nobody's thread. */
@Singleton
class Waiting {
    /** Says that the answer does not reflect the position asked for. */
    static final String STALE = "Maeari-Stale";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Set<String> COUNTED = Set.of(Topic.VIEWS.name(), Topic.LIKES.name(), Topic.COMMENTS.name());

    private final Progress progress;

    Waiting(Progress progress) {
        this.progress = progress;
    }

    /**
     * Whether counting has passed the position; true if none is given. Never fails but with a problem, 400.
     *
     * @param after {@code topic/partition/offset}
     */
    Uni<Boolean> passed(@Nullable String after) {
        if (after == null) {
            return Uni.createFrom().item(true);
        }
        Position position = parse(after);
        if (progress.passed(position)) {
            return Uni.createFrom().item(true);
        }
        return Uni.createFrom()
                .completionStage(() -> progress.await(position))
                .map(passed -> true)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }

    private static Position parse(String after) {
        try {
            Position position = Position.of(after);
            if (COUNTED.contains(position.topic())) {
                return position;
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static RuntimeException invalid() {
        return Problem.invalid("after", "after must be topic/partition/offset, as Maeari-Position said")
                .exception();
    }
}
