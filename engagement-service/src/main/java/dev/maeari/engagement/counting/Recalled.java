package dev.maeari.engagement.counting;

import dev.maeari.events.Position;
import java.util.Map;
import java.util.Set;

/**
 * The part of the state that is kept in tables, as far as a batch touches it.
 *
 * @param members what is known of the members that {@link Touched} names; who is missing was never spoken of
 * @param adjustments likewise of the sources of adjustments
 * @param replayed the origins among those that {@link Touched} names that were replayed before
 */
public record Recalled(
        Map<MemberKey, MemberState> members, Map<AdjustmentKey, Adjustment> adjustments, Set<Position> replayed) {
    /** What a batch of views alone needs. */
    public static final Recalled NOTHING = new Recalled(Map.of(), Map.of(), Set.of());
}
