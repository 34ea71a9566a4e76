package dev.maeari.engagement.counts;

import dev.maeari.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The hours of log time in which the timeline is kept, counted from 1970. */
final class Hours {
    private static final long SECONDS = Duration.ofHours(1).toSeconds();

    private Hours() {}

    static int of(Instant time) {
        return (int) Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    static Instant begin(int hour) {
        return Instant.ofEpochSecond(hour * SECONDS);
    }

    /**
     * A time from a request.
     *
     * @throws dev.maeari.web.ProblemException 400 that names the field
     */
    static Instant parse(String field, @Nullable String text, Instant otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.getEpochSecond() >= 0 && time.getEpochSecond() / SECONDS <= Integer.MAX_VALUE) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw invalid(field);
        }
        throw invalid(field);
    }

    private static RuntimeException invalid(String field) {
        return Problem.invalid(field, field + " must be a time such as 2026-11-24T09:00:00Z")
                .exception();
    }
}
