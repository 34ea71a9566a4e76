package dev.maeari.local.recounting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Json;
import org.junit.jupiter.api.Test;

class ReportTableTest {
    private static final String ARTICLE = "01890000-0000-7000-8000-000000000001";

    @Test
    void a_difference_is_shown_with_both_numbers_and_the_place_where_they_part() throws Exception {
        // Given
        JsonNode report = report(difference(false), "[]");
        // When
        var lines = ReportTable.lines(report, false);
        // Then
        assertThat(lines.getFirst()).isEqualTo("2 articles, 1,234 records, 1 differences");
        assertThat(lines.getLast()).contains(ARTICLE, "views", "number", "9", "10", "17");
        assertThat(ReportTable.isGood(report)).isFalse();
    }

    @Test
    void what_is_repaired_is_good() throws Exception {
        assertThat(ReportTable.isGood(report(difference(true), "[]"))).isTrue();
    }

    @Test
    void what_could_not_be_proved_is_not_good() throws Exception {
        // Given
        JsonNode report = report("", "[{\"partition\": \"views/0\", \"why\": \"it was cut\"}]");
        // When / Then
        assertThat(ReportTable.isGood(report)).isFalse();
        assertThat(ReportTable.lines(report, false)).contains("views/0 could not be proved: it was cut");
    }

    @Test
    void where_the_log_was_cut_it_says_from_where_it_proved() throws Exception {
        // Given
        JsonNode report = Json.MAPPER.readTree("""
                {"articles": 1, "events": 1, "total": 0, "repaired": 0, "differences": [], "unproved": [],
                 "from": [{"partition": "views/1", "position": 40, "checkpoint": "2026-03-01T09:00:00Z", "to": 50},
                          {"partition": "likes/1", "position": 0, "checkpoint": null, "to": 50}]}""");
        // When / Then
        assertThat(ReportTable.lines(report, false))
                .hasSize(2)
                .last()
                .asString()
                .contains("views/1", "2026-03-01T09:00:00Z", "40");
        assertThat(ReportTable.isGood(report)).isTrue();
    }

    @Test
    void what_another_rule_would_make_of_a_log_that_was_cut_says_what_is_missing() throws Exception {
        // Given
        JsonNode report = Json.MAPPER.readTree("""
                {"articles": 1, "events": 1, "total": 0, "repaired": 0, "differences": [], "unproved": [],
                 "from": [{"partition": "views/1", "position": 40, "checkpoint": null, "to": 50},
                          {"partition": "likes/1", "position": 0, "checkpoint": null, "to": 50}]}""");
        // When / Then
        assertThat(ReportTable.lines(report, true))
                .hasSize(2)
                .last()
                .isEqualTo("views/1 was counted from 40 on: the log before is gone, and what it said is missing here");
    }

    private static String difference(boolean repaired) {
        return """
                {"articleId": "%s", "counter": "views", "what": "number", "which": "", "stored": 9, "proved": 10,
                 "firstOffset": 17, "repaired": %b}""".formatted(ARTICLE, repaired);
    }

    private static JsonNode report(String differences, String unproved) throws JsonProcessingException {
        return Json.MAPPER.readTree("""
                {"articles": 2, "events": 1234, "total": %d, "repaired": %d, "differences": [%s], "from": [],
                 "unproved": %s}""".formatted(
                        differences.isEmpty() ? 0 : 1,
                        differences.contains("\"repaired\": true") ? 1 : 0,
                        differences,
                        unproved));
    }
}
