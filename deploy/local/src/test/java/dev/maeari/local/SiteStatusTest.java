package dev.maeari.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What services of a site elsewhere say, against a site that says what it is told to. */
class SiteStatusTest {
    private static final String WELL = """
            {"service": "%s", "version": "0.1.0", "since": "2026-11-25T03:00:00Z",
             "checks": [{"name": "log", "up": true}], "metrics": {"maeari_outbox_pending": 7.0}}""";
    private static final String RULES = """
            {"pipelines": [{"name": "beside", "shown": false, "lag": 9}, {"name": "main", "shown": true, "lag": 1234}]}""";
    private static final String NOT_READY = """
            {"version": "0.1.0", "since": "2026-11-25T03:00:00Z",
             "checks": [{"name": "log", "up": false}, {"name": "database", "up": true}], "metrics": {}}""";

    private final SayingSite site = new SayingSite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void each_service_has_a_line_that_says_how_it_is() {
        // Given
        site.says(200, RULES);
        site.says(200, NOT_READY);
        site.says(200, WELL.formatted("engagement-service"));
        site.says(503, "");
        // When
        var lines = status().lines();
        // Then
        assertThat(lines)
                .containsExactly(
                        "  article-service        not ready  0.1.0, since 2026-11-25T03:00:00Z; waits for: log",
                        "  engagement-service     running    0.1.0, since 2026-11-25T03:00:00Z",
                        "  notification-service   does not answer (503)",
                        "                   1,234 records to be counted",
                        "                       7 records of engagement-service that wait to be sent");
    }

    @Test
    void programs_are_told_what_each_says_and_which_does_not_answer() {
        // Given
        site.says(200, RULES);
        site.says(502, "Bad Gateway");
        site.says(200, WELL.formatted("engagement-service"));
        site.says(200, WELL.formatted("notification-service"));
        // When
        var json = status().json();
        // Then
        assertThat(json.get("counting").get("lag").asLong()).isEqualTo(1234);
        assertThat(json.get("article-service").isNull()).isTrue();
        assertThat(json.get("engagement-service").get("version").asText()).isEqualTo("0.1.0");
        assertThat(json.get("notification-service").get("service").asText()).isEqualTo("notification-service");
    }

    @Test
    void what_nobody_tells_of_counting_is_left_out() {
        // Given
        site.says(503, "");
        site.says(200, NOT_READY);
        site.says(503, "");
        site.says(503, "");
        // When
        SiteStatus status = status();
        // Then
        assertThat(status.lines()).hasSize(3);
        assertThat(status.json().get("counting").isNull()).isTrue();
    }

    @Test
    void who_is_no_operator_is_told_so() {
        site.says(403, "");
        site.says(403, "{\"detail\": \"Your role does not allow this.\"}");

        assertThatThrownBy(this::status)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Your role does not allow this.");
    }

    private SiteStatus status() {
        try (SiteClient operator = new SiteClient(site.url(), "a-token")) {
            return SiteStatus.of(operator);
        }
    }
}
