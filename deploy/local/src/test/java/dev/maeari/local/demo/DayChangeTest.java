package dev.maeari.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayChangeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T03:57:59, 0", // over before the change
        "2026-11-24T03:58:30, 95",
        "2026-11-24T03:59:59, 6",
        "2026-11-24T04:00:02, 3", // clocks may differ a little
        "2026-11-24T04:00:06, 0",
        "2026-11-24T23:59:30, 0"
    })
    void a_run_that_would_span_the_change_waits_for_it(String now, long seconds) {
        // Given
        ZonedDateTime start = ZonedDateTime.parse(now + "+09:00[Asia/Seoul]");
        // When
        Duration wait = DayChange.wait(start, Duration.ofMinutes(2));
        // Then
        assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
    }
}
