package dev.maeari.engagement;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** New ids. */
public final class Ids {
    private static final int MILLIS_SHIFT = 16;
    private static final long RANDOM_12 = 0xfffL;
    private static final long VERSION_7 = 0x7000L;

    private final InstantSource clock;
    private final Supplier<UUID> random;

    /** From that clock, and that source of random ids (version 4). */
    public Ids(InstantSource clock, Supplier<UUID> random) {
        this.clock = clock;
        this.random = random;
    }

    /** An id that says nothing, not even when it was made (version 4): for people. */
    public UUID random() {
        return random.get();
    }

    /** An id that sorts by the time when it was made, to the millisecond (version 7): for everything else. */
    public UUID ordered() {
        UUID chance = random.get();
        long high = (clock.millis() << MILLIS_SHIFT) | VERSION_7 | (chance.getMostSignificantBits() & RANDOM_12);
        return new UUID(high, chance.getLeastSignificantBits());
    }
}
