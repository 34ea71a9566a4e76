package dev.maeari.engagement.counting;

import dev.maeari.events.Signals;
import dev.maeari.events.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What counts: see docs/counting-rules.md. One rule is in force for the whole log. A changed rule has another version, and
 * the log is counted by it from its beginning.
 *
 * @param version names the rule, from 1
 * @param visitGap how long a visitor must have been away
 * @param counters the names of the counters that are counted, of {@link Counter#ALL}
 * @param ignored which signals keep a view from counting, by the verdict that it then meets: one of {@link
 *     Verdict#ROBOT}, {@link Verdict#PREFETCH} and {@link Verdict#HELD}
 */
public record Rule(int version, VisitGap visitGap, List<String> counters, Map<Verdict, SignalPatterns> ignored) {
    /** The rule of docs/counting-rules.md. */
    public static final Rule BUILT_IN = new Rule(
            1,
            VisitGap.OF_THE_RULE,
            Counter.ALL.stream().map(Counter::name).toList(),
            Map.of(
                    Verdict.ROBOT, new SignalPatterns(List.of("robot:*", "headless")),
                    Verdict.PREFETCH, new SignalPatterns(List.of("prefetch")),
                    Verdict.HELD, new SignalPatterns(List.of(Signals.HELD + "*"))));

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public Rule {
        counters = List.copyOf(counters);
        for (String name : counters) {
            if (Counter.ALL.stream().noneMatch(counter -> counter.name().equals(name))) {
                throw new IllegalArgumentException("there is no counter " + name);
            }
        }
        EnumMap<Verdict, SignalPatterns> sorted = new EnumMap<>(Verdict.class);
        sorted.putAll(ignored);
        for (Verdict verdict : sorted.keySet()) {
            if (!verdict.bySignals()) {
                throw new IllegalArgumentException("signals can't make a view " + verdict.label());
            }
        }
        ignored = sorted;
    }

    /** The counters that a topic feeds under this rule. */
    public List<Counter> counters(Topic topic) {
        return Counter.of(topic).stream()
                .filter(counter -> counters.contains(counter.name()))
                .toList();
    }

    /** What the signals make of a view before its visitor is asked for, null if nothing. */
    @Nullable
    Verdict judged(@Nullable Signals signals) {
        return matching(Verdict.ROBOT, signals)
                ? Verdict.ROBOT
                : matching(Verdict.PREFETCH, signals) ? Verdict.PREFETCH : null;
    }

    /** Whether a view that would count is held until somebody has decided. */
    boolean holds(@Nullable Signals signals) {
        return matching(Verdict.HELD, signals);
    }

    /** Whether a view with these signals may be a reader's: neither a robot's nor fetched in advance nor held. */
    public boolean takesForReader(@Nullable Signals signals) {
        return judged(signals) == null && !holds(signals);
    }

    private boolean matching(Verdict verdict, @Nullable Signals signals) {
        SignalPatterns patterns = ignored.get(verdict);
        return signals != null && patterns != null && patterns.match(signals);
    }
}
