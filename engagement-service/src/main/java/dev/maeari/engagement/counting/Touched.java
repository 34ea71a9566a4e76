package dev.maeari.engagement.counting;

import dev.maeari.engagement.counting.Counter.Membership;
import dev.maeari.engagement.counting.Counter.Occurrence;
import dev.maeari.engagement.counting.Entry.Happened;
import dev.maeari.events.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What has to be recalled before a batch can be counted. */
public record Touched(Set<MemberKey> members, Set<Position> origins) {

    /** What this batch touches. */
    public static Touched by(List<Slice> batch) {
        Touched touched = new Touched(new TreeSet<>(), new HashSet<>());
        batch.forEach(touched::add);
        return touched;
    }

    private void add(Slice slice) {
        List<Counter> counters = Counter.of(slice.partition().topic());
        for (Entry entry : slice.entries()) {
            if (entry.origin() != null) {
                origins.add(entry.origin());
            }
            if (entry.content() instanceof Happened happened) {
                counters.forEach(counter -> add(counter, happened));
            }
        }
    }

    private void add(Counter counter, Happened happened) {
        switch (counter) {
            case Membership set ->
                members.add(new MemberKey(
                        happened.event().articleId().value(),
                        set.name(),
                        set.claimOf().of(happened.event(), 0).member()));
            case Occurrence views -> {
                // The visits are at hand.
            }
        }
    }
}
