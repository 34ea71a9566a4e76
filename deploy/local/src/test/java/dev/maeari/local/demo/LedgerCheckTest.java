package dev.maeari.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Json;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {
    private final Tally tally = new Tally();

    @Test
    void a_ledger_that_explains_all_has_no_differences() throws Exception {
        // Given
        views(3);
        // When
        JsonNode ledger = ledger(3, 2, 1);
        // Then
        assertThat(LedgerCheck.differences(ledger, tally)).isEmpty();
    }

    @Test
    void a_lost_request_is_named() throws Exception {
        // Given
        views(4);
        // When
        JsonNode ledger = ledger(3, 2, 1);
        // Then
        assertThat(LedgerCheck.differences(ledger, tally))
                .containsExactly("views: the ledger has 3 records, acknowledged were 4");
    }

    @Test
    void an_unexplained_record_is_named() throws Exception {
        // Given
        views(3);
        // When
        JsonNode ledger = ledger(3, 2, 0);
        // Then
        assertThat(LedgerCheck.differences(ledger, tally)).containsExactly("views: of 3 records the ledger explains 2");
    }

    @Test
    void a_try_without_an_answer_may_have_been_kept() throws Exception {
        // Given
        views(2);
        tally.unknown(new Step.View());
        // When
        JsonNode ledger = ledger(3, 2, 1);
        // Then
        assertThat(LedgerCheck.differences(ledger, tally)).isEmpty();
    }

    private void views(int times) {
        for (int i = 0; i < times; i++) {
            tally.acknowledged(new Step.View());
        }
    }

    private static JsonNode ledger(int raw, int counted, int repeats) throws Exception {
        return Json.MAPPER.readTree("""
                {"counters":{"views":{"raw":%d,"counted":%d,"ignored":{"repeat":%d}},
                "likes":{"raw":0,"counted":0,"ignored":{}},"comments":{"raw":0,"counted":0,"ignored":{}}}}""".formatted(raw, counted, repeats));
    }
}
