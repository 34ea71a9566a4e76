package dev.maeari.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.local.SayingSite;
import dev.maeari.local.SiteClient;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command's side of {@code /api/engagement/dead-letters}, against a site that says what it is told to. */
class DeadRecordsTest {
    private static final String ONE = """
            {"name": "views/2/17", "times": 2, "cause": "no JSON", "replayed": false}""";
    private static final String OTHER = """
            {"name": "likes/0/4", "times": 1, "cause": "unknown version", "replayed": true}""";

    private final SayingSite site = new SayingSite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void all_pages_are_read() {
        // Given
        site.says(200, "{\"items\": [%s], \"next\": \"views/2/17\"}".formatted(ONE));
        site.says(200, "{\"items\": [%s], \"next\": null}".formatted(OTHER));
        // When
        with(dead -> assertThat(dead.list())
                // Then
                .containsExactly(
                        new DeadLetter("views/2/17", 2, "no JSON", false),
                        new DeadLetter("likes/0/4", 1, "unknown version", true)));
        assertThat(site.asked()).last().isEqualTo("GET /api/engagement/dead-letters?after=views/2/17 ");
    }

    @Test
    void one_is_replayed_by_its_origin() {
        // Given
        site.says(200, "{\"replayed\": 1}");
        // When
        with(dead -> dead.replay(letter("views/2/17")));
        // Then
        assertThat(site.asked())
                .singleElement()
                .asString()
                .startsWith("POST /api/engagement/dead-letters/views/2/17/replay");
    }

    @Test
    void all_are_replayed_by_one_request() {
        // Given
        site.says(200, "{\"replayed\": 2}");
        // When
        with(dead -> dead.replayAll(List.of(letter("views/2/17"), letter("views/2/18"))));
        // Then
        assertThat(site.asked())
                .singleElement()
                .asString()
                .startsWith("POST /api/engagement/dead-letters/replay ")
                .contains("\"all\":true");
    }

    private static DeadLetter letter(String name) {
        return new DeadLetter(name, 1, "no JSON", false);
    }

    private void with(Consumer<DeadRecords> work) {
        try (SiteClient operator = new SiteClient(site.url(), "token")) {
            work.accept(new DeadRecords(operator));
        }
    }
}
