package dev.maeari.engagement.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.engagement.counts.Timeline.Interval;
import dev.maeari.engagement.counts.Timeline.Span;
import dev.maeari.engagement.counts.Timeline.Step;
import dev.maeari.engagement.counts.Trending.Window;
import dev.maeari.web.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @Test
    void days_begin_in_the_zone_of_the_site() {
        // When
        Span span = new Span(
                Interval.DAY, SEOUL, Instant.parse("2026-11-23T16:00:00Z"), Instant.parse("2026-11-25T15:00:00Z"));
        // Then
        assertThat(span.steps())
                .extracting(Step::from)
                .containsExactly(Instant.parse("2026-11-23T15:00:00Z"), Instant.parse("2026-11-24T15:00:00Z"));
    }

    @Test
    void the_day_of_the_change_to_summer_time_has_twenty_three_hours() {
        // When
        Span span = new Span(
                Interval.HOUR,
                ZoneId.of("Europe/Berlin"),
                Instant.parse("2026-03-28T23:00:00Z"),
                Instant.parse("2026-03-29T22:00:00Z"));
        // Then
        assertThat(span.steps()).hasSize(23);
    }

    @Test
    void a_time_without_end_is_refused() {
        assertThatThrownBy(() -> new Span(
                        Interval.HOUR,
                        SEOUL,
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:00Z")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Span(
                        Interval.DAY,
                        SEOUL,
                        Instant.parse("2026-01-02T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:00Z")))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"24h, 24, 6", "7d, 168, 42", "1h, 1, 0.25", "30d, 720, 180"})
    void a_window_halves_the_weight_four_times(String text, int hours, double halfLife) {
        // When
        Window window = Window.parse(text);
        // Then
        assertThat(window.hours()).isEqualTo(hours);
        assertThat(window.halfLife()).isEqualTo(halfLife);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "0h", "-1h", "31d", "721h", "1w", "24H", "9999h"})
    void a_window_that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> Window.parse(text)).isInstanceOf(ProblemException.class);
    }
}
