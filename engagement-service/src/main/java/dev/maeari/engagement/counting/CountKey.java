package dev.maeari.engagement.counting;

import java.util.Comparator;
import java.util.UUID;

/** One counter of one article. Ordered, so that rows are always touched in the same order. */
public record CountKey(UUID article, String counter) implements Comparable<CountKey> {
    private static final Comparator<CountKey> ORDER =
            Comparator.comparing(CountKey::article).thenComparing(CountKey::counter);

    @Override
    public int compareTo(CountKey other) {
        return ORDER.compare(this, other);
    }
}
