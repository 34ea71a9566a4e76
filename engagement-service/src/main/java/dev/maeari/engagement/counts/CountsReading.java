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
    private final TimelineTable timeline;
    private final ProofTable proofs;
    private final Clock clock;

    CountsReading(CountsTable table, TimelineTable timeline, ProofTable proofs, Clock clock) {
        this.table = table;
        this.timeline = timeline;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * How to read these articles' numbers, each in its place.
     *
     * @param at a past time, of whose hour the beginning is meant; null for now
     * @throws dev.maeari.web.ProblemException 400 if that is no past time
     */
    Supplier<List<?>> of(Set<ArticleId> asked, @Nullable String at) {
        if (at == null) {
            return () -> table.of(asked);
        }
        Instant now = clock.instant();
        Instant then = Hours.parse("at", at, now);
        if (then.isAfter(now)) {
            throw Problem.of(400, "invalid", "at must be a past time").at("at").exception();
        }
        return () -> timeline.at(asked, Hours.of(then));
    }

    /** The positions are read first, so that the numbers reflect at least what they say. */
    Proved proved(ArticleId article) {
        Proof proof = proofs.of(article);
        return new Proved(table.of(Set.of(article)).getFirst(), proof);
    }
}
