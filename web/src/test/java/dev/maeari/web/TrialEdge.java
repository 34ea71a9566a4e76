package dev.maeari.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What every service brings along. */
class TrialEdge {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
