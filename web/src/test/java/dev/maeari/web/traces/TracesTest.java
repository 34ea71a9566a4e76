package dev.maeari.web.traces;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.testing.ToldSpan;
import dev.maeari.testing.TraceCollector;
import dev.maeari.web.TrialTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What a collector learns of requests, and the log of production beside it. */
@QuarkusTest
@WithTestResource(TrialTokens.class)
@WithTestResource(TraceCollector.class)
@TestProfile(TracesTest.Production.class)
class TracesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String parent = "00-" + trace + "-00f067aa0ba902b7-01";

    /** Writes its log as production does. */
    public static final class Production implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.log.console.json.enabled", "true");
        }
    }

    @Test
    void a_request_is_told_as_a_span_of_its_callers_trace() {
        // When
        given().header("traceparent", parent).get("/api/trial/page?limit=3");
        // Then
        ToldSpan span = told();
        assertThat(span.parent()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.name()).isEqualTo("GET /api/trial/page");
        assertThat(span.attributes())
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.route", "/api/trial/page")
                .containsEntry("http.response.status_code", "200");
    }

    @Test
    void nothing_of_who_asked_and_what_was_asked_for_is_told() {
        // Given
        List<String> personal = List.of(
                "token-in-query",
                "name-in-path",
                "agent-of",
                "203.0.113.7",
                "in-the-state",
                "in-the-baggage",
                "host.of.caller",
                "a secret in its message");
        // When
        given().header("traceparent", parent)
                .header("tracestate", "caller=in-the-state")
                .header("baggage", "person=in-the-baggage")
                .header("User-Agent", "agent-of-somebody")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("Host", "host.of.caller")
                .get("/api/trial/broken?token=token-in-query");
        given().header("traceparent", parent).get("/api/trial/name-in-path@example.org");
        // Then
        await().atMost(PATIENCE).until(() -> TraceCollector.spansOf(trace).size() >= 2);
        assertThat(TraceCollector.everything()).doesNotContain(personal);
        assertThat(TraceCollector.spansOf(trace))
                .allSatisfy(span -> assertThat(DiscreetSpan.TOLD)
                        .containsAll(span.attributes().keySet()));
    }

    @Test
    void who_does_not_want_a_trace_has_none() {
        // Given
        String without = UUID.randomUUID().toString().replace("-", "");
        // When
        given().header("traceparent", "00-" + without + "-00f067aa0ba902b7-00").get("/api/trial/page?limit=3");
        given().header("traceparent", parent).get("/api/trial/page?limit=3");
        // Then
        told();
        assertThat(TraceCollector.spansOf(without)).isEmpty();
    }

    @Test
    void the_log_of_production_names_the_trace() {
        // Given
        Logger logger = Logger.getLogger("dev.maeari.web");
        WrittenLines written = WrittenLines.asOnTheConsole();
        logger.addHandler(written);
        // When
        given().header("traceparent", parent).get("/api/trial/broken").then().statusCode(500);
        // Then
        logger.removeHandler(written);
        assertThat(written.lines()).singleElement().asString().contains("\"traceId\":\"" + trace + "\"");
    }

    private ToldSpan told() {
        return await().atMost(PATIENCE)
                .until(() -> TraceCollector.spansOf(trace), spans -> !spans.isEmpty())
                .getFirst();
    }
}
