package dev.maeari.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines as programs read them. */
final class Report {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private Report() {}

    /**
     * One line.
     *
     * @param goal such as {@code ≥ 0.6}; null if the number is only told
     * @param value the median of the rounds
     * @param met null where there is no goal
     */
    record Item(
            String name,
            @Nullable String goal,
            double value,
            String unit,
            @Nullable Boolean met,
            List<Double> rounds,
            @Nullable Double cpuMicros) {
        static Item of(Line line) {
            return new Item(
                    line.name(),
                    line.goal() == null ? null : line.goal().toString(),
                    line.value(),
                    line.unit(),
                    line.met(),
                    line.rounds(),
                    line.cpuMicros());
        }
    }

    static void write(Path file, List<Line> lines) throws IOException {
        JSON.writeValue(file.toFile(), lines.stream().map(Item::of).toList());
    }
}
