package dev.maeari.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestTotalsTest {
    @Test
    void the_lines_of_all_modules_are_kept_and_added_up() {
        // Given
        TestTotals totals = new TestTotals();
        String output = """
                [INFO] Building Maeari :: events 0.1.0-SNAPSHOT                  [2/9]
                [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.2 s -- in dev.maeari.events.ATest
                [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0
                [INFO] Building Maeari :: outbox 0.1.0-SNAPSHOT                  [3/9]
                \u001b[1;31m[ERROR]\u001b[m Tests run: 4, Failures: 1, Errors: 0, Skipped: 2
                """;
        // When
        output.lines().forEach(totals::read);
        // Then
        assertThat(totals.lines())
                .containsExactly(
                        "Tests run: 3, Failures: 0, Errors: 0, Skipped: 0 (Maeari :: events)",
                        "Tests run: 4, Failures: 1, Errors: 0, Skipped: 2 (Maeari :: outbox)",
                        "Tests run: 7, Failures: 1, Errors: 0, Skipped: 2");
    }
}
