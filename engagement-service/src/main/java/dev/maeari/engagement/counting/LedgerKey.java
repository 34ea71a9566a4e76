package dev.maeari.engagement.counting;

import java.util.Comparator;
import java.util.UUID;

/** One line of an article's ledger. Ordered, so that rows are always touched in the same order. */
public record LedgerKey(UUID article, String counter, Verdict verdict) implements Comparable<LedgerKey> {
    private static final Comparator<LedgerKey> ORDER = Comparator.comparing(LedgerKey::article)
            .thenComparing(LedgerKey::counter)
            .thenComparing(LedgerKey::verdict);

    /** Where stands what names no article of its partition. */
    static UUID nobody(int partition) {
        return new UUID(0, partition);
    }

    @Override
    public int compareTo(LedgerKey other) {
        return ORDER.compare(this, other);
    }
}
