package dev.maeari.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_passing_line_is_written_over_by_the_next() {
        // Given
        Terminal terminal = terminal(true);
        // When
        terminal.passing("… 1 s");
        terminal.passing("… 2 s");
        terminal.line("done");
        // Then
        assertThat(text()).isEqualTo("\r\u001b[K… 1 s\r\u001b[K… 2 s\r\u001b[Kdone\n");
    }

    @Test
    void where_lines_can_not_be_written_over_only_whole_ones_appear() {
        // Given
        Terminal terminal = terminal(false);
        // When
        terminal.passing("… 1 s");
        terminal.line("done");
        // Then
        assertThat(text()).isEqualTo("done\n");
    }

    @Test
    void a_passing_line_never_needs_a_second_one() {
        // Given
        Terminal terminal = terminal(true);
        // When
        terminal.passing("x".repeat(300));
        // Then
        assertThat(text().strip()).hasSizeLessThan(84).endsWith("…");
    }

    private Terminal terminal(boolean interactive) {
        return new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), interactive);
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
