package dev.maeari.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the clock on the wall was set back, by a clock that only goes forward. Being slewed, as NTP does it by at most
 * 500 ppm, is not being set.
 */
final class SetBack {
    /** Of a look that took longer (the process was paused in it) nobody knows what time it was when. */
    private static final Duration LONGEST_LOOK = Duration.ofMillis(100);

    private final Duration borne;
    private @Nullable Instant wall;
    private long monotonic;

    /**
     * Begins with the next look.
     *
     * @param borne what is too little to tell of
     */
    SetBack(Duration borne) {
        this.borne = borne;
    }

    /**
     * Looks at both clocks.
     *
     * @param before {@link System#nanoTime} just before the clock on the wall was read
     * @param after likewise just after
     * @return how far the clock was set back since the look before
     */
    Optional<Duration> look(long before, Instant now, long after) {
        if (after - before > LONGEST_LOOK.toNanos()) {
            return Optional.empty();
        }
        Instant expected = wall == null ? now : wall.plusNanos(after - monotonic);
        wall = now;
        monotonic = after;
        return Optional.of(Duration.between(now, expected)).filter(back -> back.compareTo(borne) > 0);
    }
}
