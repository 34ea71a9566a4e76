package dev.maeari.local.demo;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** At 04:00 site time visitors become new ones; a reader who came before and after would rightly count twice. */
final class DayChange {
    private static final LocalTime CHANGE = LocalTime.of(4, 0);
    private static final Duration AFTER = Duration.ofSeconds(5);

    private DayChange() {}

    /** How long to wait so that a run of that length does not span the change; zero if it would not. */
    static Duration wait(ZonedDateTime now, Duration run) {
        ZonedDateTime change = now.with(CHANGE);
        if (now.isAfter(change.plus(AFTER))) {
            change = change.plusDays(1);
        }
        return now.plus(run).isBefore(change) ? Duration.ZERO : Duration.between(now, change.plus(AFTER));
    }
}
