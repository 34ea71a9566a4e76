package dev.maeari.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_table_takes_the_place_of_the_former_one() throws IOException {
        // Given
        Path file = Files.write(
                folder.resolve("performance.md"),
                List.of("before", Document.BEGIN, "```", "old", "older", "```", Document.END, "after"));

        // When
        new Document(file).write(List.of("new"));

        // Then
        assertThat(file)
                .hasContent(String.join("\n", "before", Document.BEGIN, "```", "new", "```", Document.END, "after"));
    }

    @Test
    void a_file_without_a_place_stays_as_it_is() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("other.md"), "other");

        // When, then
        assertThatThrownBy(() -> new Document(file).write(List.of("new"))).isInstanceOf(IOException.class);
        assertThat(file).hasContent("other");
    }
}
