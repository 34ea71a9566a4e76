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
    private final Set<Position> replayed = new HashSet<>();
    private final Map<String, Long> values = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();
    private final Map<String, Long> ledger = new TreeMap<>();

    Recalled recall() {
        return new Recalled(Map.copyOf(members), Set.copyOf(replayed));
    }

    void write(Changes changes) {
        members.putAll(changes.members());
        replayed.addAll(changes.replayed());
        changes.counts().forEach((key, change) -> {
            values.merge(name(key), change.by(), Long::sum);
            versions.put(name(key), change.position());
        });
        changes.ledger()
                .forEach((key, n) -> ledger.merge(
                        name(new CountKey(key.article(), key.counter())) + " "
                                + key.verdict().label(),
                        n,
                        Long::sum));
    }

    Books books() {
        return new Books(values, versions, ledger);
    }

    private static String name(CountKey key) {
        return key.article().getLeastSignificantBits() + " " + key.counter();
    }
}
