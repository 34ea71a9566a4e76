package dev.maeari.articles;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The edge to what differs at every run: the time and fresh ids. */
@Singleton
public class Edge {
    private static final int RANDOM_BITS = 12;
    private static final long VERSION_7 = 7L << RANDOM_BITS;
    private static final long VARIANT = 1L << 63;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Edge(Clock clock) {
        this.clock = clock;
    }

    /** The time, as exact as PostgreSQL keeps it and pages show it: in milliseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A new id, UUID version 7: ids made later sort behind those made before. */
    public UUID newId() {
        long high = clock.millis() << 16 | VERSION_7 | random.nextInt(1 << RANDOM_BITS);
        return new UUID(high, VARIANT | random.nextLong() >>> 2);
    }

    /** Makes the clock that all others are given. */
    @Singleton
    static class Clocks {
        @Produces
        @Singleton
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
