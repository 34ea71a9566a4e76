package dev.maeari.engagement.counting;

import dev.maeari.events.Signals;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** What a rule says of signals. The reader of the log hands over the same few objects, each of which is judged once. */
final class Judging {
    /** Of what nothing was noted the rules say nothing. */
    private static final Judgement UNNOTED = new Judgement(null, false);

    private final Rule rule;
    private final IdentityHashMap<Signals, Judgement> judged = new IdentityHashMap<>();

    /**
     * A judgement.
     *
     * @param verdict what the signals make of a view before its visitor is asked for, null if nothing
     * @param holds whether a view that would count is held
     */
    record Judgement(@Nullable Verdict verdict, boolean holds) {}

    Judging(Rule rule) {
        this.rule = rule;
    }

    Judgement of(@Nullable Signals signals) {
        if (signals == null) {
            return UNNOTED;
        }
        Judgement known = judged.get(signals);
        if (known == null) {
            known = new Judgement(rule.judged(signals), rule.holds(signals));
            judged.put(signals, known);
        }
        return known;
    }
}
