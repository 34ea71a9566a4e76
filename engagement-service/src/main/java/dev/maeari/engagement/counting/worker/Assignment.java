package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.PartitionState;

/**
 * What this process does with a partition that the group gave it.
 *
 * <pre>
 *     Heir ◀─▶ Waiting ──begun──▶ Running
 * assigned ─────▶▲  │               │
 *                │  └──▶ Stopped ◀──┤ out of range
 *                └──────────────────┘ fenced, or the outcome of a commit unknown
 * </pre>
 */
sealed interface Assignment {

    /** Its position is not known yet, and nothing of it is read. */
    record Waiting() implements Assignment {}

    /**
     * It was added to the topic, and can't begin before its ancestor is counted up to where that was done.
     *
     * @param due when to look again, by {@link System#nanoTime}
     */
    record Heir(long due) implements Assignment {}

    /**
     * It is counted.
     *
     * @param epoch under which its rows may be moved
     */
    record Running(long epoch, PartitionState state) implements Assignment {}

    /** It can't be counted without skipping; somebody has to look. */
    record Stopped(String why) implements Assignment {}
}
