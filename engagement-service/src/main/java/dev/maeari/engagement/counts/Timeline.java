package dev.maeari.engagement.counts;

import dev.maeari.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the counts of an article changed over time, by hours or by days of the site's zone. Adjustments are decisions, not
 * visits, and are no part of it. In a zone that is not whole hours away from UTC, an hour belongs to the day in which it
 * begins.
 */
record Timeline(List<Step> items, @Nullable String next) {

    /**
     * One hour or day, in which nothing may have happened.
     *
     * @param from its beginning
     * @param views by how much the count changed in it; likes and comments that were taken back make it negative
     */
    record Step(Instant from, long views, long likes, long comments) {
        Step with(String counter, long n) {
            return switch (counter) {
                case "views" -> new Step(from, views + n, likes, comments);
                case "likes" -> new Step(from, views, likes + n, comments);
                case "comments" -> new Step(from, views, likes, comments + n);
                // A newer writer's counter, which this version shows nowhere.
                default -> this;
            };
        }
    }

    /** How long a step is. */
    enum Interval {
        HOUR(ChronoUnit.HOURS, Duration.ofDays(1)),
        DAY(ChronoUnit.DAYS, Duration.ofDays(30));

        private final ChronoUnit unit;
        private final Duration usual;

        Interval(ChronoUnit unit, Duration usual) {
            this.unit = unit;
            this.usual = usual;
        }

        /**
         * By its name in a request.
         *
         * @throws dev.maeari.web.ProblemException 400
         */
        static Interval parse(@Nullable String text) {
            return switch (text == null ? "hour" : text) {
                case "hour" -> HOUR;
                case "day" -> DAY;
                default ->
                    throw Problem.invalid("interval", "interval must be hour or day")
                            .exception();
            };
        }

        /** How far back one looks who does not say. */
        Duration usual() {
            return usual;
        }

        ZonedDateTime begin(Instant time, ZoneId zone) {
            return time.atZone(zone).truncatedTo(unit);
        }
    }

    /**
     * Which steps are asked for.
     *
     * @param from included
     * @param to not included
     */
    record Span(Interval interval, ZoneId zone, Instant from, Instant to) {
        private static final int MOST_STEPS = 2_000;

        /** Checks that it is not too long; fails with a problem, 400. */
        Span {
            if (!from.isBefore(to)) {
                throw Problem.invalid("from", "from must be before to").exception();
            }
            if (interval.unit.between(from.atZone(zone), to.atZone(zone)) >= MOST_STEPS) {
                throw Problem.invalid("from", "at most " + MOST_STEPS + " steps at once; ask for a shorter time")
                        .exception();
            }
        }

        /** All its steps, in which nothing has happened yet. */
        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            ZonedDateTime step = interval.begin(from, zone);
            while (step.toInstant().isBefore(to)) {
                steps.add(new Step(step.toInstant(), 0, 0, 0));
                step = step.plus(1, interval.unit);
            }
            return steps;
        }
    }
}
