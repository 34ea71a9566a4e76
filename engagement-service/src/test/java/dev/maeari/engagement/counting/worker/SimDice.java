package dev.maeari.engagement.counting.worker;

import java.util.List;
import java.util.Random;

/** All chance of one simulation: from a seed, so that it falls the same again. */
final class SimDice {
    private final Random random;

    SimDice(long seed) {
        // Neighbouring seeds begin alike; the first draws are thrown away.
        random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        random.nextLong();
    }

    /** Whether it happens, of a thousand times. */
    boolean chance(int perMille) {
        return perMille > 0 && random.nextInt(1000) < perMille;
    }

    /** From 0 to less than n. */
    int below(int n) {
        return random.nextInt(n);
    }

    <T> T oneOf(List<T> some) {
        return some.get(below(some.size()));
    }
}
