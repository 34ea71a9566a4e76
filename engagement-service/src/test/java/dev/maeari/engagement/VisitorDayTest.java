package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorDayTest {

    @ParameterizedTest
    @CsvSource({
        "Asia/Seoul,      2026-11-24T18:59:59.999Z, 2026-11-24",
        "Asia/Seoul,      2026-11-24T19:00:00Z,     2026-11-25",
        "UTC,             2026-11-24T03:59:59Z,     2026-11-23",
        "UTC,             2026-11-24T04:00:00Z,     2026-11-24",
        "Europe/Berlin,   2026-03-29T01:59:59Z,     2026-03-28",
        "Europe/Berlin,   2026-03-29T02:00:00Z,     2026-03-29",
        "America/Chicago, 2026-11-01T09:59:59Z,     2026-10-31",
        "America/Chicago, 2026-11-01T10:00:00Z,     2026-11-01"
    })
    void the_day_changes_at_four_in_the_site_s_own_time(ZoneId zone, Instant now, String date) {
        // When
        VisitorDay day = VisitorDay.of(now, zone);

        // Then
        assertThat(day.date()).hasToString(date);
        assertThat(day.holds(now)).isTrue();
        assertThat(day.holds(day.begin().minusMillis(1))).isFalse();
        assertThat(day.holds(day.end())).isFalse();
    }
}
