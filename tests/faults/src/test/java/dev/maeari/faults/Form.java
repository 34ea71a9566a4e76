package dev.maeari.faults;

import java.time.Duration;

/**
 * How often each fault is injected: a few times in CI, many with {@code -Dmaeari.faults=long}.
 *
 * @param kills of each process
 * @param joins of counting processes, each followed by its leaving
 * @param cuts of connections between COMMIT and its answer
 * @param storms of a bad network, each of a delay, a silence and a reset
 * @param jumps of a clock ahead, back and home
 * @param mixed how long everything happens at once; {@code -Dmaeari.faults.mixed}, such as {@code PT1M}
 * @param seed of all that is left to chance; {@code -Dmaeari.faults.seed}
 */
record Form(String name, int kills, int joins, int cuts, int storms, int jumps, Duration mixed, long seed) {
    private static final long SEED = 20_261_125;

    static Form asked() {
        long seed = Long.getLong("maeari.faults.seed", SEED);
        return "long".equals(System.getProperty("maeari.faults"))
                ? new Form("long", 20, 50, 20, 10, 10, mixed("PT1H"), seed)
                : new Form("short", 2, 5, 3, 1, 1, mixed("PT5M"), seed);
    }

    private static Duration mixed(String otherwise) {
        return Duration.parse(System.getProperty("maeari.faults.mixed", otherwise));
    }
}
