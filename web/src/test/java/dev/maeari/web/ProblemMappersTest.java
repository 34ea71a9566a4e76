package dev.maeari.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to fail ends as a problem. */
@QuarkusTest
@QuarkusTestResource(TrialTokens.class)
class ProblemMappersTest {

    @Test
    void a_problem_says_when_to_try_again() {
        problem(given().get("/api/trial/later").then(), 503, "later").header("Retry-After", "3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title":" ","copies":1}                             | title
            {"title":"t","copies":0}                             | copies
            {"title":"t","copies":"many"}                        | copies
            {"title":"t","copies":1,"place":{"id":"not a UUID"}} | id
            {"title":"t","copies":                               | body
            no JSON                                              | body
            """)
    void a_body_that_is_wrong_is_answered_with_the_field_at_fault(String body, String field) {
        problem(
                        given().contentType(ContentType.JSON)
                                .body(body)
                                .post("/api/trial/drafts")
                                .then(),
                        400,
                        "invalid")
                .body("field", equalTo(field));
    }

    @Test
    void a_parameter_that_is_wrong_is_named_too() {
        problem(given().get("/api/trial/page?limit=0").then(), 400, "invalid").body("field", equalTo("limit"));
    }

    @Test
    void what_is_not_there_or_not_possible_is_a_problem_too() {
        problem(given().get("/api/trial/nowhere").then(), 404, "not-found");
        problem(given().delete("/api/trial/later").then(), 405, "method-not-allowed");
        problem(
                given().contentType("text/csv")
                        .body("a,b")
                        .post("/api/trial/drafts")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void a_failure_of_ours_tells_nothing_of_what_is_inside() {
        problem(given().get("/api/trial/broken").then(), 500, "failed").body("detail", not(containsString("secret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", ""})
    void a_database_that_does_not_answer_will_some_time(String state) {
        problem(given().get("/api/trial/database?state=" + state).then(), 503, "database-unavailable")
                .header("Retry-After", "1")
                .body("detail", not(containsString("secret")));
    }

    @Test
    void a_commit_that_failed_may_be_tried_again() {
        problem(given().get("/api/trial/commit").then(), 503, "database-unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "42P01"})
    void what_a_database_will_never_take_is_a_failure_of_ours(String state) {
        problem(given().get("/api/trial/database?state=" + state).then(), 500, "failed");
    }

    @Test
    void a_body_that_never_comes_whole_is_no_failure_of_ours() throws IOException {
        try (Told told = new Told(ProblemMappers.class);
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            slow.getOutputStream()
                    .write("POST /api/trial/drafts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            .concat("Content-Length: 40\r\n\r\n{\"title\":")
                            .getBytes(StandardCharsets.US_ASCII));

            await().until(() -> !told.isEmpty());

            assertThat(told.levels()).allMatch(level -> level.intValue() < Level.INFO.intValue());
        }
    }

    @Test
    void who_is_not_signed_in_is_told_to_sign_in_and_sent_nowhere() {
        problem(given().redirects().follow(false).get("/api/trial/me").then(), 401, "sign-in-needed")
                .header("WWW-Authenticate", containsString("Bearer"));
        problem(given().get("/api/trial/somebody").then(), 401, "sign-in-needed");
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String name) {
        return response.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:maeari:problem:" + name))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("stackTrace", nullValue());
    }
}
