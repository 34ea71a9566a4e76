package dev.maeari.engagement.counting;

import dev.maeari.events.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tables in memory, with just enough to drive the pure function as the worker does. */
final class Tables {
    private final Map<MemberKey, MemberState> members = new HashMap<>();
    private final Map<AdjustmentKey, Adjustment> adjustments = new HashMap<>();
    private final Set<Position> replayed = new HashSet<>();
    private final Map<String, Long> values = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();
    private final Map<String, Long> ledger = new TreeMap<>();
    private final Map<String, Long> bursts = new TreeMap<>();
    private final Map<String, Long> timeline = new TreeMap<>();

    Recalled recall() {
        return new Recalled(Map.copyOf(members), Map.copyOf(adjustments), Set.copyOf(replayed));
    }

    void write(Changes changes) {
        members.putAll(changes.members());
        adjustments.putAll(changes.adjustments());
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

    Books books() {
        return new Books(values, versions, ledger, bursts, timeline);
    }

    private static String name(CountKey key) {
        return key.article().getLeastSignificantBits() + " " + key.counter();
    }
}
