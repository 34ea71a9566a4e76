package dev.maeari.engagement.counting.recounting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which checkpoints are needed no longer: a pure decision. */
final class Thinning {
    private static final int ALWAYS = 2;
    private static final int STEPS = 8;

    private Thinning() {}

    /**
     * Keeps the last two, those from which proofs go on, and where views are kept for a while only, one for each eighth of that time, so that some
     * checkpoint is always a little younger than the log's beginning.
     *
     * @param oldestFirst all there are
     * @param needed of each partition the last that was proved, and the next that will be
     * @param retention of views; null for ever
     */
    static List<Long> superfluous(
            List<Checkpoints.Taken> oldestFirst, Set<Long> needed, @Nullable Duration retention, Instant now) {
        List<Long> superfluous = new ArrayList<>();
        Instant kept = Instant.MIN;
        for (int i = 0; i < oldestFirst.size() - ALWAYS; i++) {
            Checkpoints.Taken one = oldestFirst.get(i);
            if (needed.contains(one.id())) {
                continue;
            }
            // The log is cut by whole segments, and so holds more than it must.
            if (retention == null
                    || one.at().isBefore(now.minus(retention.multipliedBy(2)))
                    || one.at().isBefore(kept)) {
                superfluous.add(one.id());
            } else {
                kept = one.at().plus(retention.dividedBy(STEPS));
            }
        }
        return superfluous;
    }
}
