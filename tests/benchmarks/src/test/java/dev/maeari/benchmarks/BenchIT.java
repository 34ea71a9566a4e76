package dev.maeari.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program from its options to its file, on a real broker; its numbers mean nothing here. */
@Tag("long")
class BenchIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_tiny_run_measures_both_sides_and_writes_its_lines() throws IOException {
        // Given
        Path file = folder.resolve("bench.json");

        // When
        int exitCode = new CommandLine(new Bench())
                .execute(
                        "--home",
                        folder.toString(),
                        "--only",
                        "producing",
                        "--rounds",
                        "2",
                        "--events",
                        "2000",
                        "--json",
                        file.toString());

        // Then
        assertThat(exitCode).isZero();
        JsonNode ratio = new JsonMapper().readTree(file.toFile()).get(0);
        assertThat(ratio.get("name").asText()).isEqualTo("producer-path");
        assertThat(ratio.get("rounds")).hasSize(2).allMatch(round -> round.asDouble() > 0);
    }

    @Test
    void a_part_that_does_not_exist_is_refused() {
        // When
        int exitCode = new CommandLine(new Bench()).execute("--home", folder.toString(), "--only", "everything");

        // Then
        assertThat(exitCode).isNotZero();
    }
}
