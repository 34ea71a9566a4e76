package dev.maeari.engagement.counting;

import dev.maeari.events.ArticleId;
import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many partitions an article's place is one of, everywhere on the log. Partitions are only ever multiplied, so each new
 * one has a single ancestor: an article's records are those in the ancestor before its barrier, and then those in the new
 * partition.
 *
 * @param partitions as many as there are now
 * @param growths each time that some were added, oldest first
 */
public record Partitioning(int partitions, List<Growth> growths) {
    public Partitioning {
        growths = List.copyOf(growths);
    }

    /**
     * Partitions were added.
     *
     * @param before as many as there were
     * @param barriers of each of those, in each topic that is counted
     */
    public record Growth(int before, Map<LogPartition, Barrier> barriers) {
        public Growth {
            barriers = Map.copyOf(barriers);
        }

        private Barrier barrier(LogPartition partition) {
            Barrier barrier = barriers.get(partition);
            if (barrier == null) {
                throw new IllegalStateException(
                        "no barrier of %s is known at %d partitions".formatted(partition, before));
            }
            return barrier;
        }
    }

    /**
     * Up to where a partition was filled by the former number.
     *
     * @param position the offset of the first record behind it
     * @param logTime the latest append time before it
     */
    public record Barrier(long position, long logTime) {}

    /** Where a partition's articles were before it was added. */
    public record Ancestor(LogPartition partition, Barrier barrier) {}

    /**
     * A stretch of the log over which the articles of one partition stand in one partition.
     *
     * @param partition in which they stand
     * @param partitions of so many
     * @param end the offset behind the stretch; {@link Long#MAX_VALUE} of the last one
     */
    public record Stretch(LogPartition partition, int partitions, long end) {}

    /** One to which no partition was ever added. */
    public static Partitioning of(int partitions) {
        return new Partitioning(partitions, List.of());
    }

    /** Whether partitions were ever added. */
    public boolean isGrown() {
        return !growths.isEmpty();
    }

    /** Whether the article's records belong at this place of the log. */
    public boolean belongs(ArticleId article, LogPartition partition, long offset) {
        return Topic.partition(article, at(partition, offset)) == partition.number();
    }

    /** By how many partitions the record at this place was placed. */
    int at(LogPartition partition, long offset) {
        for (Growth growth : growths) {
            if (partition.number() < growth.before()
                    && offset < growth.barrier(partition).position()) {
                return growth.before();
            }
        }
        return partitions;
    }

    /** Where the articles of an added partition were before. */
    public Optional<Ancestor> ancestor(LogPartition partition) {
        return growths.reversed().stream()
                .filter(growth -> partition.number() >= growth.before())
                .findFirst()
                .map(growth -> {
                    LogPartition ancestor = new LogPartition(partition.topic(), partition.number() % growth.before());
                    return new Ancestor(ancestor, growth.barrier(ancestor));
                });
    }

    /** The partitions that have taken over articles of this one, where it has passed the barrier. */
    public List<LogPartition> heirs(LogPartition partition, long position) {
        List<LogPartition> heirs = new ArrayList<>();
        for (int i = 0; i < growths.size(); i++) {
            Growth growth = growths.get(i);
            if (partition.number() < growth.before()
                    && growth.barrier(partition).position() <= position) {
                for (int n = partition.number() + growth.before(); n < after(i); n += growth.before()) {
                    heirs.add(new LogPartition(partition.topic(), n));
                }
            }
        }
        return heirs;
    }

    /** Of how many partitions a partition was one when it was added, or at the very beginning. */
    public int bornInto(LogPartition partition) {
        return growths.stream()
                .map(Growth::before)
                .filter(before -> partition.number() < before)
                .findFirst()
                .orElse(partitions);
    }

    /** All stretches of the articles that are in this partition now, in their order. */
    public List<Stretch> stretches(LogPartition partition) {
        List<Stretch> stretches = new ArrayList<>();
        for (Growth growth : growths) {
            LogPartition then = new LogPartition(partition.topic(), partition.number() % growth.before());
            stretches.add(
                    new Stretch(then, growth.before(), growth.barrier(then).position()));
        }
        stretches.add(new Stretch(partition, partitions, Long.MAX_VALUE));
        return stretches;
    }

    /**
     * What comes first in a partition, by its own offsets: a place in an ancestor before the barrier is a negative one, in
     * the same order. Empty for any other place.
     */
    public OptionalLong place(LogPartition partition, Position place) {
        long shift = 0;
        long end = Long.MAX_VALUE;
        LogPartition then = partition;
        while (place.partition() != then.number()) {
            Optional<Ancestor> ancestor = ancestor(then);
            if (ancestor.isEmpty()) {
                return OptionalLong.empty();
            }
            then = ancestor.get().partition();
            end = ancestor.get().barrier().position();
            shift = inherited(shift, ancestor.get().barrier());
        }
        return place.offset() < end ? OptionalLong.of(place.offset() + shift) : OptionalLong.empty();
    }

    /** The order that something has in the new partition; -1 stays free, which means that nothing was said. */
    public static long inherited(long order, Barrier barrier) {
        return order - barrier.position() - 1;
    }

    private int after(int growth) {
        return growth + 1 < growths.size() ? growths.get(growth + 1).before() : partitions;
    }
}
