package dev.maeari.engagement.counting;

import dev.maeari.engagement.counting.Counter.Membership;
import dev.maeari.engagement.counting.Counter.Occurrence;
import dev.maeari.events.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What counting knows of one partition at one position, and only there. Confined to one thread. The visits before the
 * position are rebuilt from the log itself: from {@link #readFrom} on, records are handed over, and those before the
 * position are remembered without being counted.
 */
public final class PartitionState {
    private final LogPartition partition;
    private final Rule rule;
    private final Partitioning partitioning;
    private final Map<Occurrence, Visits> visits;
    private long position;
    private long logTime;
    /** The running maximum over what was read of the time before the position. */
    private long rememberedTime;

    private PartitionState(
            LogPartition partition,
            long position,
            long logTime,
            Rule rule,
            Partitioning partitioning,
            Map<Occurrence, Visits> visits) {
        this.partition = partition;
        this.position = position;
        this.logTime = logTime;
        this.rule = rule;
        this.partitioning = partitioning;
        this.visits = visits;
    }

    /**
     * The state from which counting goes on.
     *
     * @param position the offset of the next record to count
     * @param logTime the latest append time before it, in milliseconds; 0 at the beginning
     */
    public static PartitionState at(
            LogPartition partition, long position, long logTime, Rule rule, Partitioning partitioning) {
        return new PartitionState(partition, position, logTime, rule, partitioning, visits(partition, rule));
    }

    /** The same of topics to which no partition was ever added. */
    public static PartitionState at(LogPartition partition, long position, long logTime, Rule rule) {
        return at(partition, position, logTime, rule, Partitioning.of(partition.number() + 1));
    }

    private static Map<Occurrence, Visits> visits(LogPartition partition, Rule rule) {
        Map<Occurrence, Visits> visits = new HashMap<>();
        for (Counter counter : rule.counters(partition.topic())) {
            switch (counter) {
                case Occurrence occurrence -> visits.put(occurrence, new Visits(rule.visitGap()));
                case Membership membership -> {
                    // Its state is in the table.
                }
            }
        }
        return visits;
    }

    /** The state from which an added partition is counted, once its ancestor is counted up to the barrier. */
    public PartitionState inheritedBy(LogPartition heir) {
        return new PartitionState(heir, 0, logTime, rule, partitioning, visits);
    }

    /**
     * The state at a later position. It remembers what this one does, which must not be used any more, and must be handed
     * the log from this one's position on.
     */
    public PartitionState movedTo(Reach reached) {
        PartitionState moved =
                new PartitionState(partition, reached.position(), reached.logTime(), rule, partitioning, visits);
        moved.rememberedTime = rememberedTime;
        return moved;
    }

    /** Whose state it is. */
    public LogPartition partition() {
        return partition;
    }

    /** The offset of the next record to count. */
    public long position() {
        return position;
    }

    /** The latest append time before the position, in milliseconds. */
    public long logTime() {
        return logTime;
    }

    /** The append time from which the log must be handed over; empty if the position will do. */
    public OptionalLong readFrom() {
        return visits.isEmpty() || (position == 0 && logTime == 0)
                ? OptionalLong.empty()
                : OptionalLong.of(rule.visitGap().windowStart(logTime));
    }

    /** How many visits are remembered, for the visit gap. */
    public long remembered() {
        return visits.values().stream().mapToLong(Visits::size).sum();
    }

    /** The place that decides what came first: of a replay its original one, which only its own partition has. */
    long place(Entry entry) {
        Position origin = entry.origin();
        if (origin == null) {
            return entry.offset();
        }
        return partitioning.place(partition, origin).orElse(entry.offset());
    }

    /** How far a slice leads: known before it is counted, since it depends on nothing but the log. */
    public Reach reach(Slice slice) {
        long reached = logTime;
        for (Entry entry : slice.entries()) {
            if (entry.offset() >= position) {
                reached = Math.max(reached, entry.appendedAt());
            }
        }
        return new Reach(Math.max(position, slice.next()), reached);
    }

    /** By which it is counted. */
    public Rule rule() {
        return rule;
    }

    long rememberedTime() {
        return rememberedTime;
    }

    /** For a batch of at most so many records. */
    Map<Occurrence, Visits.Trial> trials(int records) {
        Map<Occurrence, Visits.Trial> trials = new HashMap<>();
        visits.forEach((counter, of) -> trials.put(counter, of.trial(records)));
        return trials;
    }

    /** The state after a batch; nothing of it holds before {@link #take}. */
    public final class Next {
        private final Reach reached;
        private final long remembered;
        private final List<Visits.Trial> trials;

        Next(Reach reached, long remembered, Collection<Visits.Trial> trials) {
            this.reached = reached;
            this.remembered = remembered;
            this.trials = List.copyOf(trials);
        }

        /** The transaction has committed. */
        public void take() {
            position = reached.position();
            logTime = reached.logTime();
            rememberedTime = remembered;
            trials.forEach(Visits.Trial::take);
        }
    }
}
