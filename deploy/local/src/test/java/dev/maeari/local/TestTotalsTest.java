package dev.maeari.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestTotalsTest {
    /** Of two modules that are built at once, as Maven printed it. */
    private static final String OUTPUT = """
            [mvn-builder-maeari-events] [INFO] Building Maeari :: events 0.1.0-SNAPSHOT                  [2/9]
            [mvn-builder-maeari-outbox] [INFO] Building Maeari :: outbox 0.1.0-SNAPSHOT                  [3/9]
            [ThreadedStreamConsumer] [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.2 s -- in dev.maeari.events.ATest
            [ThreadedStreamConsumer] [ERROR] Tests run: 4, Failures: 1, Errors: 0, Skipped: 2, Time elapsed: 1 s <<< FAILURE! -- in dev.maeari.outbox.BTest
            [mvn-builder-maeari-outbox] \u001b[1;31m[ERROR]\u001b[m Tests run: 4, Failures: 1, Errors: 0, Skipped: 2
            [mvn-builder-maeari-events] [WARNING] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0
            [main] [INFO] BUILD FAILURE
            what a process wrote
            """;

    private final List<MavenLine> said = OUTPUT.lines().map(MavenLine::of).toList();

    @Test
    void the_lines_of_all_modules_are_kept_and_added_up() {
        // Given
        TestTotals totals = new TestTotals();
        // When
        said.forEach(totals::read);
        // Then
        assertThat(totals.lines())
                .containsExactly(
                        "Tests run: 4, Failures: 1, Errors: 0, Skipped: 2 (maeari-outbox)",
                        "Tests run: 3, Failures: 0, Errors: 0, Skipped: 0 (maeari-events)",
                        "Tests run: 7, Failures: 1, Errors: 0, Skipped: 2");
    }

    @Test
    void a_test_that_passed_only_when_asked_again_is_told() {
        // Given
        TestTotals totals = new TestTotals();
        said.forEach(totals::read);
        // When
        totals.read(
                MavenLine.of("[builder-web] [WARNING] Tests run: 9, Failures: 0, Errors: 0, Skipped: 0, Flakes: 1"));
        // Then
        assertThat(totals.lines()).last().isEqualTo("Tests run: 16, Failures: 1, Errors: 0, Skipped: 2, Flakes: 1");
    }

    @Test
    void each_line_says_which_module_or_class_it_is_about() {
        assertThat(said.stream().map(MavenLine::toString))
                .contains(
                        "[maeari-events] [INFO] Building Maeari :: events 0.1.0-SNAPSHOT                  [2/9]",
                        "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.2 s -- in dev.maeari.events.ATest",
                        "[INFO] BUILD FAILURE",
                        "what a process wrote");
    }
}
