package dev.maeari.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.Http;
import dev.maeari.system.Http.Answer;
import dev.maeari.system.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.OptionalLong;
import org.awaitility.Awaitility;

/** The system's own recount, asked for by its API: how many numbers differ from the log, whatever they are of. */
record Recount(Site site, String operator) {
    private static final String RECOUNTS = "/api/engagement/recounts";
    private static final HttpClient CLIENT = Http.browser();

    static Recount of(Site site) {
        return new Recount(
                site, site.maeari().launcher().run("token", "operator").strip());
    }

    /** Nothing where the system can't recount. */
    OptionalLong differences() {
        Answer begun = send(RECOUNTS, "POST");
        if (begun.status() == 404 || begun.status() == 405) {
            return OptionalLong.empty();
        }
        String id = answer(begun).get("id").asText();
        JsonNode[] recount = new JsonNode[1];
        Awaitility.await("the recount").atMost(Duration.ofMinutes(3)).until(() -> {
            recount[0] = answer(send(RECOUNTS + "/" + id, "GET"));
            return !recount[0].get("state").asText().matches("waiting|running");
        });
        JsonNode report = recount[0].path("report");
        if (!recount[0].get("state").asText().equals("done")
                || !report.path("unproved").isEmpty()) {
            throw new AssertionError("no proof: " + recount[0]);
        }
        if (report.get("total").asLong() > 0) {
            System.err.println("recount: " + report);
        }
        return OptionalLong.of(report.get("total").asLong());
    }

    private Answer send(String path, String method) {
        return Http.send(
                CLIENT,
                HttpRequest.newBuilder(site.status().url().resolve(path))
                        .header("Authorization", "Bearer " + operator)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody()));
    }

    private static JsonNode answer(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.status() + ": " + answer.body());
        }
        return Json.read(answer.body());
    }
}
