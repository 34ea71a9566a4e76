package dev.maeari.engagement.counting;

import dev.maeari.events.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tables in memory, with just enough to drive the pure function as the worker does. */
public final class Tables {
    private final Map<MemberKey, MemberState> members = new HashMap<>();
    private final Map<AdjustmentKey, Adjustment> adjustments = new HashMap<>();
    private final Set<Position> replayed = new HashSet<>();
    private final Map<String, Long> values = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();
    private final Map<String, Long> ledger = new TreeMap<>();
    private final Map<String, Long> bursts = new TreeMap<>();
    private final Map<String, Long> timeline = new TreeMap<>();

    public Recalled recall() {
        return new Recalled(Map.copyOf(members), Map.copyOf(adjustments), Set.copyOf(replayed));
    }

    public void write(Changes changes) {
        changes.members()
                .forEach((key, now) -> members.merge(key, now, (old, any) -> old.order() < now.order() ? now : old));
        changes.adjustments()
                .forEach(
                        (key, now) -> adjustments.merge(key, now, (old, any) -> old.order() < now.order() ? now : old));
        replayed.addAll(changes.replayed());
        changes.counts().forEach((key, change) -> {
            if (change.changed()) {
                values.merge(name(key), change.by() + change.adjusted(), Long::sum);
                versions.put(name(key), change.position());
            }
            change.verdicts().forEach((verdict, n) -> ledger.merge(name(key) + " " + verdict.label(), n, Long::sum));
            change.held().forEach((burst, n) -> bursts.merge(name(key) + " " + burst, n, Long::sum));
            change.hours().forEach((hour, in) -> {
                long all = in.by() + in.adjusted();
                timeline.merge(name(key) + " " + hour, all, Long::sum);
            });
        });
        timeline.values().removeIf(n -> n == 0);
    }

    public Books books() {
        return new Books(values, versions, ledger, bursts, timeline);
    }

    /** Where a number is not the members it counts and what was added to it. */
    public List<String> contradictions() {
        Map<String, Long> sums = new TreeMap<>();
        members.forEach((key, state) -> sums.merge(name(key.count()), state.present() ? 1L : 0L, Long::sum));
        adjustments.forEach((key, adjustment) -> sums.merge(name(key.count()), adjustment.amount(), Long::sum));
        List<String> found = new ArrayList<>();
        sums.forEach((count, sum) -> {
            if (!count.endsWith(" views") && !values.getOrDefault(count, 0L).equals(sum)) {
                found.add("%s is %d with members and adjustments of %d".formatted(count, values.get(count), sum));
            }
        });
        return found;
    }

    private static String name(CountKey key) {
        return key.article().getLeastSignificantBits() + " " + key.counter();
    }
}
