package dev.maeari.engagement.counts;

import dev.maeari.engagement.counts.Proof.Proved;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Numbers as they are, as they were, and with what proves them. */
@Singleton
class CountsReading {
    private final CountsTable table;
    private final CurrentCounts current;
    private final TimelineTable timeline;
    private final ProofTable proofs;
    private final Clock clock;

    CountsReading(CountsTable table, CurrentCounts current, TimelineTable timeline, ProofTable proofs, Clock clock) {
        this.table = table;
        this.current = current;
        this.timeline = timeline;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * How to read these articles' numbers, each in its place.
     *
     * @param at a past time, of whose hour the beginning is meant; null for now
     * @param after what the numbers must reflect, which was waited for by then; null if the last second does not matter
     * @throws dev.maeari.web.ProblemException 400 if that is no past time
     */
    Supplier<List<?>> of(Set<ArticleId> asked, @Nullable String at, @Nullable String after) {
        if (at == null) {
            return after == null ? () -> current.of(asked) : () -> current.anew(asked);
        }
        Instant now = clock.instant();
        Instant then = Hours.parse("at", at, now);
        if (then.isAfter(now)) {
            throw Problem.invalid("at", "at must be a past time").exception();
        }
        return () -> timeline.at(asked, Hours.of(then));
    }

    /** The present numbers if they are at hand, so that no other thread is needed; else null. */
    @Nullable
    List<Counts> kept(Set<ArticleId> asked, @Nullable String at, @Nullable String after) {
        return at == null && after == null ? current.kept(asked) : null;
    }

    /** The positions are read first, so that the numbers reflect at least what they say. */
    Proved proved(ArticleId article) {
        Proof proof = proofs.of(article);
        return new Proved(table.of(Set.of(article)).getFirst(), proof);
    }
}
