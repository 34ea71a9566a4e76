package dev.maeari.local.deadletters;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters of a partition were replayed: all before an offset, and some beyond it. Kept at the broker as a
 * group's offset with its remark.
 */
record Replayed(long before, Set<Long> also) {
    static Replayed of(@Nullable OffsetAndMetadata committed) {
        if (committed == null) {
            return new Replayed(0, Set.of());
        }
        Set<Long> also = Stream.of(committed.metadata().split(","))
                .filter(offset -> !offset.isBlank())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        return new Replayed(committed.offset(), also);
    }

    boolean contains(long offset) {
        return offset < before || also.contains(offset);
    }

    /** Those too; the letters that there are let the remark shrink. */
    Replayed with(Collection<Long> offsets, Collection<Long> there) {
        Set<Long> all = new TreeSet<>(also);
        all.addAll(offsets);
        long newBefore = before;
        for (long offset : new TreeSet<>(there)) {
            if (offset >= newBefore && !all.contains(offset)) {
                break;
            }
            newBefore = Math.max(newBefore, offset + 1);
        }
        long bound = newBefore;
        all.removeIf(offset -> offset < bound);
        return new Replayed(newBefore, all);
    }

    OffsetAndMetadata toCommit() {
        return new OffsetAndMetadata(before, also.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
}
