package dev.maeari.engagement.counting;

import dev.maeari.events.Signals;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What a batch did to one counter of one article: to its number, its ledger and its timeline. */
public final class CountChange {
    private static final int SECONDS_PER_HOUR = 3600;

    private final int partition;
    /** A cell each, so that a record costs no object. */
    private final Map<Verdict, long[]> verdicts = new EnumMap<>(Verdict.class);

    private final Map<String, Long> held = new HashMap<>(0);
    private final Map<Integer, Hour> hours = new HashMap<>(2);
    private long by;
    private long adjusted;
    private long position;
    private Hour hour = new Hour(-1);

    /** What happened in one hour of log time. */
    public static final class Hour {
        private final int hour;
        private long by;
        private long adjusted;

        private Hour(int hour) {
            this.hour = hour;
        }

        /** By how much the count changed. */
        public long by() {
            return by;
        }

        /** By how much the adjustment changed. */
        public long adjusted() {
            return adjusted;
        }
    }

    CountChange(int partition) {
        this.partition = partition;
    }

    /** The partition of the counter's topic. */
    public int partition() {
        return partition;
    }

    /** May be 0, when what was added was taken away again: the version grows all the same. */
    public long by() {
        return by;
    }

    /** By how much the adjustment changed. */
    public long adjusted() {
        return adjusted;
    }

    /** The offset after the last record that changed the number; 0 if none did. */
    public long position() {
        return position;
    }

    /** Whether the number has a new version. */
    public boolean changed() {
        return position > 0;
    }

    /** Records by verdict. */
    public Map<Verdict, Long> verdicts() {
        Map<Verdict, Long> some = new EnumMap<>(Verdict.class);
        verdicts.forEach((verdict, cell) -> some.put(verdict, cell[0]));
        return some;
    }

    /** Of the records that are held: how many for which burst. */
    public Map<String, Long> held() {
        return Collections.unmodifiableMap(held);
    }

    /** The lines of the ledger: records by reason. What is held stands by burst, so that it can be decided about. */
    public Map<String, Long> reasons() {
        Map<String, Long> reasons = new HashMap<>();
        held.forEach((burst, n) -> reasons.put(Signals.HELD + burst, n));
        long inBursts = held.values().stream().mapToLong(n -> n).sum();
        verdicts.forEach((verdict, cell) -> {
            long left = verdict == Verdict.HELD ? cell[0] - inBursts : cell[0];
            if (left != 0) {
                reasons.put(verdict.label(), left);
            }
        });
        return reasons;
    }

    /** The changes by hour of log time, counted from the epoch. */
    public Map<Integer, Hour> hours() {
        return Collections.unmodifiableMap(hours);
    }

    void enter(Verdict verdict) {
        long[] cell = verdicts.get(verdict);
        if (cell == null) {
            cell = new long[1];
            verdicts.put(verdict, cell);
        }
        cell[0]++;
    }

    void hold(String burst) {
        held.merge(burst, 1L, Long::sum);
    }

    void count(long change, int second, long next) {
        by += change;
        at(second).by += change;
        position = next;
    }

    void adjust(long change, int second, long next) {
        adjusted += change;
        at(second).adjusted += change;
        position = next;
    }

    private Hour at(int second) {
        int now = VisitGap.epochSecond(second) / SECONDS_PER_HOUR;
        if (hour.hour != now) {
            hour = hours.computeIfAbsent(now, Hour::new);
        }
        return hour;
    }
}
