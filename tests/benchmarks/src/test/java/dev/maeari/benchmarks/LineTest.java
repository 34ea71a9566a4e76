package dev.maeari.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {
    @Test
    void the_median_is_held_against_the_goal() {
        // Given rounds of which most are good enough
        Line line = Line.of("ingest", Goal.atLeast(0.6), Line.RATIO, List.of(0.1, 0.7, 0.61, 0.62, 0.2));

        // When
        double value = line.value();

        // Then
        assertThat(value).isEqualTo(0.61);
        assertThat(line.min()).isEqualTo(0.1);
        assertThat(line.max()).isEqualTo(0.7);
        assertThat(line.met()).isTrue();
    }

    @Test
    void of_an_even_number_of_rounds_the_two_in_the_middle_count() {
        // When
        Line line = Line.told("rate", "events/s", List.of(4.0, 1.0, 3.0, 2.0));

        // Then
        assertThat(line.value()).isEqualTo(2.5);
        assertThat(line.met()).isNull();
    }

    @Test
    void a_missed_goal_is_printed_as_missed() {
        // Given
        Line missed = Line.of("reading-p99", Goal.atMost(5), "ms", List.of(5.1));
        Line met = Line.of("acceptance-p99", Goal.atMost(10), "ms", List.of(9.9));

        // When
        List<String> table = Table.of(List.of(missed, met));

        // Then
        assertThat(table.get(1)).contains("reading-p99", "≤ 5", "5.10", "MISSED");
        assertThat(table.get(2))
                .contains("acceptance-p99", "≤ 10", "9.90", "met")
                .doesNotContain("MISSED");
    }
}
