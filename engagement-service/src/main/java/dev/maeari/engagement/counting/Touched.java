package dev.maeari.engagement.counting;

import dev.maeari.engagement.counting.Counter.Membership;
import dev.maeari.engagement.counting.Counter.Occurrence;
import dev.maeari.engagement.counting.Entry.Happened;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.Event;
import dev.maeari.events.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What has to be recalled before a batch can be counted. */
public record Touched(Set<MemberKey> members, Set<AdjustmentKey> adjustments, Set<Position> origins) {

    /** What this batch touches. */
    public static Touched by(List<Slice> batch) {
        Touched touched = new Touched(new TreeSet<>(), new TreeSet<>(), new HashSet<>());
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
                add(counters, happened.event());
            }
        }
    }

    private void add(List<Counter> counters, Event event) {
        if (event instanceof CountAdjusted adjusted) {
            adjustments.add(AdjustmentKey.of(adjusted));
            return;
        }
        for (Counter counter : counters) {
            switch (counter) {
                case Membership set ->
                    members.add(new MemberKey(
                            event.articleId().value(),
                            set.name(),
                            set.claimOf().of(event, 0).member()));
                case Occurrence views -> {
                    // The visits are at hand.
                }
            }
        }
    }
}
