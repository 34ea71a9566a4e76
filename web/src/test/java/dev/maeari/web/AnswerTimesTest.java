package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anybody may ask for any path, so a metric that told paths would grow for ever, and tell of single articles. */
class AnswerTimesTest {
    private final MeterFilter filter = new AnswerTimes().filter();

    @ParameterizedTest
    @CsvSource({
        "CLIENT_ERROR, /articles/made-up, UNROUTED",
        "CLIENT_ERROR, /api/engagement/comments/0198c0de-0000-7000-8000-000000000001/delete, UNROUTED",
        "CLIENT_ERROR, /api/engagement/articles/{id}/like, /api/engagement/articles/{id}/like",
        "CLIENT_ERROR, NOT_FOUND, NOT_FOUND",
        "SUCCESS, /api/engagement/views, /api/engagement/views",
        "SERVER_ERROR, /api/engagement/views, /api/engagement/views",
    })
    void what_was_refused_without_a_route_is_told_as_one(String outcome, String path, String told) {
        // When
        Meter.Id id = filter.map(timer("http.server.requests", outcome, path));
        // Then
        assertThat(id.getTag("uri")).isEqualTo(told);
        assertThat(id.getTag("outcome")).isEqualTo(outcome);
    }

    @Test
    void other_metrics_are_left_as_they_are() {
        // Given
        Meter.Id id = timer("another", "CLIENT_ERROR", "/articles/made-up");
        // When, then
        assertThat(filter.map(id)).isSameAs(id);
    }

    private static Meter.Id timer(String name, String outcome, String path) {
        return new Meter.Id(name, Tags.of("outcome", outcome, "uri", path), null, null, Meter.Type.TIMER);
    }
}
