package dev.maeari.local.held;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.local.Failure;
import dev.maeari.local.SayingSite;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command's side of {@code /api/engagement/held}, against a site that says what it is told to. */
class HeldBurstsTest {
    private static final String ONE = """
            {"burst": "b1", "articleId": "a1", "held": 1200, "since": "2026-11-25T03:00:00.123Z", "decision": null, "added": 0}""";
    private static final String OTHER = """
            {"burst": "b2", "articleId": "a2", "held": 7, "since": "2026-11-24T03:00:00Z", "decision": "count", "added": 5}""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SayingSite site = new SayingSite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void all_pages_of_the_list_are_a_table() {
        // Given
        site.says(200, "{\"items\": [%s], \"next\": \"b1\"}".formatted(ONE));
        site.says(200, "{\"items\": [%s], \"next\": null}".formatted(OTHER));
        // When
        with(HeldBursts::show);
        // Then
        assertThat(out.toString(UTF_8))
                .contains("2 held bursts")
                .containsPattern("b1 +1,200 +2026-11-25T03:00:00Z +none yet +a1")
                .containsPattern("b2 +7 +2026-11-24T03:00:00Z +5 count, 2 don't +a2");
        assertThat(site.asked()).last().isEqualTo("GET /api/engagement/held?after=b1 ");
    }

    @Test
    void a_decision_names_the_article_too() {
        // Given
        site.says(200, "{\"items\": [%s, %s], \"next\": null}".formatted(ONE, OTHER));
        site.says(202, "{}");
        // When
        with(bursts -> bursts.decide(List.of("b2"), false));
        // Then
        assertThat(site.asked())
                .last()
                .asString()
                .startsWith("POST /api/engagement/held/b2/decision ")
                .contains("\"decision\":\"drop\"")
                .contains("\"articleId\":\"a2\"");
        assertThat(out.toString(UTF_8)).contains("dropped b2: none of 7 views counts");
    }

    @Test
    void nothing_is_decided_when_one_of_the_names_is_wrong() {
        // Given
        site.says(200, "{\"items\": [%s], \"next\": null}".formatted(ONE));
        // When / Then
        assertThatThrownBy(() -> with(bursts -> bursts.decide(List.of("b1", "b9"), true)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("b9");
        assertThat(site.asked()).hasSize(1);
    }

    private void with(Consumer<HeldBursts> work) {
        try (SiteClient operator = new SiteClient(site.url(), "token")) {
            work.accept(new HeldBursts(operator, new Terminal(new PrintStream(out, true, UTF_8), false)));
        }
    }
}
