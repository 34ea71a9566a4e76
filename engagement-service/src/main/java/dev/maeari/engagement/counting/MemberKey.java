package dev.maeari.engagement.counting;

import java.util.Comparator;
import java.util.UUID;

/** A member that a set of an article has or had. Ordered, so that rows are always touched in the same order. */
public record MemberKey(UUID article, String counter, UUID member) implements OfCounter, Comparable<MemberKey> {
    private static final Comparator<MemberKey> ORDER = Comparator.comparing(MemberKey::article)
            .thenComparing(MemberKey::counter)
            .thenComparing(MemberKey::member);

    @Override
    public int compareTo(MemberKey other) {
        return ORDER.compare(this, other);
    }
}
