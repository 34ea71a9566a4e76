package dev.maeari.engagement.counting.growing;

import dev.maeari.engagement.Openness;
import java.time.Duration;

/**
 * How long is waited for whom.
 *
 * @param heard until everybody who appends has heard that he must not, and all that was on its way has arrived or failed
 * @param still for how long the ends of the log must not have moved
 * @param readers until all readers have come to the ends; then everything is opened again
 */
record Patience(Duration heard, Duration still, Duration readers) {
    /** Ingest gives up an event after 1.6 seconds. */
    static final Patience USUAL =
            new Patience(Duration.ofSeconds(Openness.LOOK_SECONDS + 3), Duration.ofSeconds(1), Duration.ofSeconds(8));
}
