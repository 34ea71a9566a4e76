package dev.maeari.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A panel of a dashboard.
 *
 * @param queries as Grafana would send them
 */
record Panel(String dashboard, String title, List<String> queries) {
    private static final Path FOLDER = Path.of("../../deploy/grafana");

    /** All that are kept in {@code deploy/grafana}. */
    static Stream<Panel> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .flatMap(Panel::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Panel> of(Path file) {
        try {
            JsonNode dashboard = Json.read(Files.readString(file));
            return elements(dashboard.get("panels"))
                    .map(panel -> new Panel(
                            dashboard.get("title").asText(),
                            panel.get("title").asText(),
                            elements(panel.get("targets"))
                                    .map(target -> target.get("expr").asText().replace("$__rate_interval", "1m"))
                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public String toString() {
        return dashboard + ": " + title;
    }
}
