package dev.maeari.engagement.counting;

import dev.maeari.events.Position;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a batch changes in the tables. Filled by {@link Counting} alone. */
public final class Changes {
    private final Map<CountKey, CountChange> counts = new HashMap<>();
    private final Map<MemberKey, MemberState> members = new HashMap<>();
    private final Map<AdjustmentKey, Adjustment> adjustments = new HashMap<>();
    private final Map<Tally, Long> tallies = new HashMap<>();
    private final Set<Position> replayed = new HashSet<>();

    Changes() {}

    /** The counters that records of the batch were about, whether or not they changed. */
    public Map<CountKey, CountChange> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The partition of one of these counters, or of what was learnt of its members and adjustments. */
    public int partition(CountKey key) {
        return Objects.requireNonNull(counts.get(key), "records were about it").partition();
    }

    /** The members about which something newer is known now. */
    public Map<MemberKey, MemberState> members() {
        return Collections.unmodifiableMap(members);
    }

    /** The adjustments of which something newer is known now. */
    public Map<AdjustmentKey, Adjustment> adjustments() {
        return Collections.unmodifiableMap(adjustments);
    }

    /** Records by type and verdict. */
    public Map<Tally, Long> tallies() {
        return Collections.unmodifiableMap(tallies);
    }

    /** The origins of replays that are used up now. */
    public Set<Position> replayed() {
        return Collections.unmodifiableSet(replayed);
    }

    CountChange of(CountKey key, int partition) {
        CountChange change = counts.get(key);
        if (change == null) {
            change = new CountChange(partition);
            counts.put(key, change);
        }
        return change;
    }

    void learn(MemberKey key, MemberState state) {
        members.put(key, state);
    }

    void learn(AdjustmentKey key, Adjustment adjustment) {
        adjustments.put(key, adjustment);
    }

    void tally(Tally tally, long records) {
        tallies.merge(tally, records, Long::sum);
    }

    /** Whether this is the first use of the origin in this batch. */
    boolean use(Position origin) {
        return replayed.add(origin);
    }
}
