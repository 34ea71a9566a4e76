package dev.maeari.engagement.ingest;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import org.jspecify.annotations.Nullable;

/** What an operator sends about a burst. Read as text, so that what is wrong is told by field. */
record HeldDecision(@Nullable String articleId, @Nullable String decision) {
    ArticleId article() {
        return ArticleIds.parse(articleId);
    }

    HeldBurst.Decision parsed() {
        for (HeldBurst.Decision one : HeldBurst.Decision.values()) {
            if (one.word().equals(decision)) {
                return one;
            }
        }
        throw Problem.invalid("decision", "decision must be count or drop").exception();
    }
}
