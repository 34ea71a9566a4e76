package dev.maeari.local.recounting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Failure;
import dev.maeari.local.SayingSite;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command's side of a recount, against a site that says what the test wants. */
class RecountIT {
    private final SayingSite site = new SayingSite();
    private final SiteClient operator = new SiteClient(site.url(), "token");
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        operator.close();
        site.close();
    }

    @Test
    void it_is_asked_for_watched_and_its_report_taken() {
        // Given
        site.says(200, "{\"id\": \"7\", \"state\": \"waiting\", \"progress\": {\"done\": 0, \"total\": 0}}");
        site.says(200, "{\"id\": \"7\", \"state\": \"running\", \"progress\": {\"done\": 1000, \"total\": 2000}}");
        site.says(200, "{\"id\": \"7\", \"state\": \"done\", \"report\": {\"articles\": 3}}");
        // When
        JsonNode report = recount().run(true, null);
        // Then
        assertThat(report.path("articles").asInt()).isEqualTo(3);
        assertThat(site.asked())
                .containsExactly(
                        "POST /api/engagement/recounts {\"repair\":true}",
                        "GET /api/engagement/recounts/7 ",
                        "GET /api/engagement/recounts/7 ");
        assertThat(shown.toString(UTF_8)).contains("running: 1,000 of 2,000 records");
    }

    @Test
    void one_that_fails_is_told_with_its_reason() {
        // Given
        site.says(200, "{\"id\": \"7\", \"state\": \"waiting\"}");
        site.says(200, "{\"id\": \"7\", \"state\": \"failed\", \"failure\": \"the process that ran it has ended\"}");
        // When / Then
        assertThatThrownBy(() -> recount().run(false, null))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("the process that ran it has ended");
    }

    private Recount recount() {
        return new Recount(operator, new Terminal(new PrintStream(shown, true, UTF_8), true));
    }
}
