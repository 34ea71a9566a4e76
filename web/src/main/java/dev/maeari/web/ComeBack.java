package dev.maeari.web;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** When the readers of live streams come back to a service that ends them. */
public final class ComeBack {
    private static final long SOONEST_MILLIS = 1_000;
    private static final long LATEST_MILLIS = 6_000;

    private static final String EVENT = "farewell";

    private ComeBack() {}

    /**
     * What such a stream says last: {@code retry} for whoever lets the browser come back, and the same number as an event
     * for a script that opens the next stream itself.
     */
    public static OutboundSseEvent told(OutboundSseEvent.Builder event, Duration after) {
        long millis = after.toMillis();
        return event.name(EVENT)
                .data(Long.toString(millis))
                .reconnectDelay(millis)
                .build();
    }

    /** How long one reader waits, 1 to 6 seconds: another time for each, so that not all come back at the same moment. */
    public static Duration after() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(SOONEST_MILLIS, LATEST_MILLIS));
    }
}
