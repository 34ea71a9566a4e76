package dev.maeari.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void programs_read_name_goal_value_unit_met_and_rounds() throws IOException {
        // Given
        Path file = folder.resolve("bench.json");
        Line line = Line.of("counting-rate", Goal.atLeast(250_000), "events/s", List.of(1.0, 300_000.0, 260_000.0))
                .with(3.2);

        // When
        Report.write(file, List.of(line, Line.told("no-op-rate", "answers/s", List.of(7.0))));

        // Then
        JsonNode items = new JsonMapper().readTree(file.toFile());
        JsonNode first = items.get(0);
        assertThat(first.get("name").asText()).isEqualTo("counting-rate");
        assertThat(first.get("goal").asText()).isEqualTo("≥ 250,000");
        assertThat(first.get("value").asDouble()).isEqualTo(260_000);
        assertThat(first.get("unit").asText()).isEqualTo("events/s");
        assertThat(first.get("met").asBoolean()).isTrue();
        assertThat(first.get("rounds")).hasSize(3);
        assertThat(items.get(1).get("met").isNull()).isTrue();
    }
}
