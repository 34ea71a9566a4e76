package dev.maeari.faults;

/**
 * How often each fault is injected: a few times in CI, many with {@code -Dmaeari.faults=long}.
 *
 * @param kills of each process
 * @param joins of counting processes, each followed by its leaving
 * @param cuts of connections between COMMIT and its answer
 * @param storms of a bad network, each of a delay, a silence and a reset
 * @param seed of all that is left to chance; {@code -Dmaeari.faults.seed}
 */
record Form(String name, int kills, int joins, int cuts, int storms, long seed) {
    private static final long SEED = 20_261_125;

    static Form asked() {
        long seed = Long.getLong("maeari.faults.seed", SEED);
        return "long".equals(System.getProperty("maeari.faults"))
                ? new Form("long", 20, 50, 20, 10, seed)
                : new Form("short", 2, 5, 3, 1, seed);
    }
}
