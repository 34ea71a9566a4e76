package dev.maeari.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTest {
    @Test
    void a_row_that_was_not_run_says_why_in_the_columns_of_the_table() {
        // When
        String line = Row.notRun("a disk is full", "needs a disk");
        // Then
        assertThat(line).startsWith("| a disk is full | not run: needs a disk |");
        assertThat(line.chars().filter(c -> c == '|').count())
                .isEqualTo(Row.HEAD
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .chars()
                        .filter(c -> c == '|')
                        .count());
    }
}
