package dev.maeari.web;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the service when the clock of its machine was set back, for whoever started it to start it again. Kafka's clients
 * reckon batches, heartbeats and reconnecting with the clock on the wall: set back by an hour, they wait for an hour. What
 * has not been acknowledged by then was promised to nobody.
 */
@Singleton
class ClockWatch {
    private static final Logger LOG = Logger.getLogger(ClockWatch.class);
    private static final Duration EACH = Duration.ofSeconds(1);
    /** A third of a session of the counting group: a heartbeat may come that much later. */
    private static final Duration BORNE = Duration.ofSeconds(2);
    /** Ending in order may wait for clients that wait for the clock. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private @Nullable Thread thread;

    ClockWatch(InstantSource clock) {
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        thread = Thread.ofPlatform().name("clock-watch").daemon().start(this::watch);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void watch() {
        SetBack setBack = new SetBack(BORNE);
        try {
            Optional<Duration> back = Optional.empty();
            while (back.isEmpty()) {
                Thread.sleep(EACH);
                back = setBack.look(System.nanoTime(), clock.instant(), System.nanoTime());
            }
            end(back.get());
        } catch (InterruptedException e) {
            LOG.debug("the clock is not watched any more", e);
        }
    }

    private static void end(Duration back) {
        LOG.errorf(
                "the clock of this machine was set back by %s: Kafka's clients would wait that long, so this process ends"
                        + " and wants to be started again; see that the clock is slewed, not set",
                back);
        Thread.ofPlatform().name("clock-watch-end").daemon().start(ClockWatch::endAtLast);
        Quarkus.asyncExit(1);
    }

    private static void endAtLast() {
        LockSupport.parkNanos(PATIENCE.toNanos());
        Runtime.getRuntime().halt(1);
    }
}
