package dev.maeari.benchmarks;

import dev.maeari.events.Topics;

/**
 * Appends views to the log of a running system, to see what proofs of a long log take (docs/performance.md): the broker, the
 * number of views and of articles, as {@code ./maeari status --json} and the reader of the docs say.
 */
final class FillLog {
    /** Those of the local stack. */
    private static final Topics TOPICS = new Topics("maeari.", 6, (short) 1);

    private FillLog() {}

    public static void main(String... arguments) {
        new ViewLog(TOPICS, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 0).fill(arguments[0]);
    }
}
