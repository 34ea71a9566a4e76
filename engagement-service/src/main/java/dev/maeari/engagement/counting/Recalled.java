package dev.maeari.engagement.counting;

import dev.maeari.events.Position;
import java.util.Map;
import java.util.Set;

/**
 * The part of the state that is kept in tables, as far as a batch touches it.
 *
 * @param members what is known of the members that {@link Touched} names; who is missing was never spoken of
 * @param replayed the origins among those that {@link Touched} names that were replayed before
 */
public record Recalled(Map<MemberKey, MemberState> members, Set<Position> replayed) {
    /** What a batch without members and replays needs. */
    public static final Recalled NOTHING = new Recalled(Map.of(), Set.of());
}
