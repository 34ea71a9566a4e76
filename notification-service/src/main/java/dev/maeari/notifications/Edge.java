package dev.maeari.notifications;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Where time and chance come from; everything else is given them. */
@Singleton
class Edge {

    /** In microseconds, as the database keeps them, so that what is read back is what was written. */
    @Produces
    @Singleton
    InstantSource time() {
        return () -> InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Produces
    @Singleton
    RandomGenerator chance() {
        return RandomGenerator.of("L64X128MixRandom");
    }
}
