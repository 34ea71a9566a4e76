package dev.maeari.notifications.delivering;

import java.time.Duration;
import java.time.Instant;

/**
 * How many mails one person gets within an hour, whoever makes them come. Others may write as often as they like; that
 * fills an inbox, which nobody minds, and must not fill a mailbox.
 *
 * @param most within any hour
 */
record Allowance(int most) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Mails that were handed over after this moment count. */
    Instant since(Instant now) {
        return now.minus(HOUR);
    }

    /** Whether there may be another one after this many. */
    boolean allowsAfter(int handed) {
        return handed < most;
    }
}
