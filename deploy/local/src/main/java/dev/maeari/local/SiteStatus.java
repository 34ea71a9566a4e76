package dev.maeari.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the services of a site anywhere say they are; of several processes of a service, one answers. */
final class SiteStatus {
    private static final List<Part> PARTS = List.of(
            new Part("article-service", "/api/articles/condition"),
            new Part("engagement-service", "/api/engagement/condition"),
            new Part("notification-service", "/api/notifications/condition"));
    private static final List<Metric> METRICS = List.of(
            new Metric("maeari_outbox_pending", "records of engagement-service that wait to be sent"),
            new Metric("maeari_recount_differences", "differences at the last recount"));

    private static final String RULES = "/api/engagement/rules";

    private final Map<String, SiteClient.Answer> answers = new LinkedHashMap<>();
    private final JsonNode counting;

    /** A service, and where it says how it is. */
    private record Part(String service, String path) {}

    /** A metric that is shown, and what it tells. */
    private record Metric(String name, String what) {}

    private SiteStatus(JsonNode counting) {
        this.counting = counting;
    }

    /**
     * Asks each once. How much is still to be counted any engagement-service can tell, which need not count itself.
     *
     * @throws Failure if the token is not an operator's, or nothing answers there at all
     */
    static SiteStatus of(SiteClient operator) {
        SiteStatus status = new SiteStatus(shown(operator.getOnce(RULES)));
        for (Part part : PARTS) {
            SiteClient.Answer answer = operator.getOnce(part.path());
            if (answer.status() == 401 || answer.status() == 403) {
                answer.orFail();
            }
            status.answers.put(part.service(), answer);
        }
        return status;
    }

    private static JsonNode shown(SiteClient.Answer rules) {
        if (rules.isOk()) {
            for (JsonNode pipeline : rules.body().path("pipelines")) {
                if (pipeline.path("shown").asBoolean()) {
                    return pipeline;
                }
            }
        }
        return NullNode.getInstance();
    }

    /** What each says, by its name, and how far is counted what the site shows; null for what nobody tells. */
    ObjectNode json() {
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.set("counting", counting);
        answers.forEach((service, answer) -> all.set(service, answer.isOk() ? answer.body() : null));
        return all;
    }

    /** A line for each, and what lies with counting. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        answers.forEach((service, answer) -> lines.add("  %-22s %s".formatted(service, line(answer))));
        if (counting.isObject()) {
            lines.add("  %,22d records to be counted"
                    .formatted(counting.path("lag").asLong()));
        }
        JsonNode metrics = json().path("engagement-service").path("metrics");
        for (Metric metric : METRICS) {
            JsonNode value = metrics.path(metric.name());
            if (value.isNumber()) {
                lines.add("  %,22.0f %s".formatted(value.asDouble(), metric.what()));
            }
        }
        return lines;
    }

    private static String line(SiteClient.Answer answer) {
        if (!answer.isOk()) {
            return "does not answer (%d)".formatted(answer.status());
        }
        JsonNode told = answer.body();
        List<String> down = new ArrayList<>();
        told.path("checks").forEach(check -> {
            if (!check.path("up").asBoolean()) {
                down.add(check.path("name").asText());
            }
        });
        return "%-10s %s, since %s%s"
                .formatted(
                        down.isEmpty() ? "running" : "not ready",
                        told.path("version").asText(),
                        told.path("since").asText(),
                        down.isEmpty() ? "" : "; waits for: " + String.join(", ", down));
    }
}
