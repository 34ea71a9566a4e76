package dev.maeari.engagement;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** The one place where time and chance come in; everybody else is handed them. */
@Singleton
class Edge {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Ids ids(Clock clock) {
        return new Ids(clock, UUID::randomUUID);
    }
}
