package dev.maeari.engagement.counting;

import dev.maeari.events.CountAdjusted;
import java.util.Comparator;
import java.util.UUID;

/** One source of adjustments of one counter of an article. Ordered, so that rows are touched in the same order. */
public record AdjustmentKey(UUID article, String counter, String source)
        implements OfCounter, Comparable<AdjustmentKey> {
    private static final Comparator<AdjustmentKey> ORDER = Comparator.comparing(AdjustmentKey::article)
            .thenComparing(AdjustmentKey::counter)
            .thenComparing(AdjustmentKey::source);

    static AdjustmentKey of(CountAdjusted event) {
        return new AdjustmentKey(event.articleId().value(), event.counter(), event.source());
    }

    @Override
    public int compareTo(AdjustmentKey other) {
        return ORDER.compare(this, other);
    }
}
