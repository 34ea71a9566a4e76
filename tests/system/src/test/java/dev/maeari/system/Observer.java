package dev.maeari.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Prometheus beside a running system, asked over HTTP. */
record Observer(URI url) {
    /** The values of a query that are numbers. */
    List<Double> values(String query) {
        return elements(ask("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                        .path("result"))
                .map(sample -> sample.path("value").path(1).asDouble())
                .filter(value -> !value.isNaN())
                .toList();
    }

    /** Its rules, each with how its last evaluation went. */
    List<JsonNode> rules() {
        return elements(ask("/api/v1/rules").path("groups"))
                .flatMap(group -> elements(group.path("rules")))
                .toList();
    }

    private JsonNode ask(String path) {
        return Json.read(Http.get(url.resolve(path)).body()).path("data");
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
