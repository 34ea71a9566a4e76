package dev.maeari.engagement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A day of visitors, in the site's time; it changes when the fewest are reading.
 *
 * @param date the day on which it began
 * @param begin included
 * @param end not included
 */
public record VisitorDay(LocalDate date, Instant begin, Instant end) {
    private static final int SECONDS_PER_HOUR = 3600;
    private static final LocalTime CHANGE = LocalTime.of(4, 0);

    /** The day to which that moment belongs. */
    public static VisitorDay of(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalDate today = local.toLocalDate();
        LocalDate date = now.isBefore(begin(today, zone)) ? today.minusDays(1) : today;
        return of(date, zone);
    }

    /** The day of that date. */
    public static VisitorDay of(LocalDate date, ZoneId zone) {
        return new VisitorDay(date, begin(date, zone), begin(date.plusDays(1), zone));
    }

    /** The hour since 1970 in which it begins. */
    public int firstHour() {
        return (int) Math.floorDiv(begin.getEpochSecond(), SECONDS_PER_HOUR);
    }

    /** The hour since 1970 that begins with its end, or after it. */
    public int hourBehind() {
        return (int) Math.ceilDiv(end.getEpochSecond(), SECONDS_PER_HOUR);
    }

    /** Whether that moment belongs to it. */
    public boolean holds(Instant now) {
        return !now.isBefore(begin) && now.isBefore(end);
    }

    private static Instant begin(LocalDate date, ZoneId zone) {
        return date.atTime(CHANGE).atZone(zone).toInstant();
    }
}
