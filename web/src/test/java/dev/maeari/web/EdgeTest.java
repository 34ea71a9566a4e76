package dev.maeari.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.maeari.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who comes in, over HTTP. */
@QuarkusTest
@QuarkusTestResource(TrialTokens.class)
class EdgeTest {

    @Test
    void a_bearer_token_tells_who_is_asking() {
        given().auth()
                .oauth2(People.author())
                .get("/api/trial/me")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(People.ISSUER))
                .body("subject", equalTo("subject-of-author"))
                .body("name", equalTo("author"))
                .body("email", equalTo("author@example.org"))
                .body("locale", equalTo("ko"))
                .body("roles", contains("author"));
    }

    @Test
    void what_somebody_signs_in_with_is_not_their_name() {
        for (String token :
                List.of(People.nameless("somebody", Set.of()), People.namedByAddress("somebody", Set.of()))) {
            given().auth()
                    .oauth2(token)
                    .get("/api/trial/me")
                    .then()
                    .statusCode(200)
                    .body("subject", equalTo("subject-of-somebody"))
                    .body("email", equalTo("somebody@example.org"))
                    .body("name", nullValue());
        }
    }

    @Test
    void a_site_of_https_is_asked_by_https_alone() {
        given().get("/api/trial/anybody")
                .then()
                .header("Strict-Transport-Security", equalTo("max-age=31536000; includeSubDomains"));
    }

    @Test
    void what_programs_are_told_is_kept_nowhere() {
        given().get("/api/trial/anybody").then().header("Cache-Control", equalTo("private, no-store"));
    }

    @Test
    void nobody_is_told_what_they_sent() {
        given().header("X-Secret", "of-a-proxy")
                .request("TRACE", "/api/trial/anybody")
                .then()
                .statusCode(405)
                .body(not(containsString("of-a-proxy")));
    }

    @Test
    void who_has_not_signed_in_is_nobody() {
        given().get("/api/trial/anybody").then().statusCode(200).body(equalTo("nobody"));
    }

    @Test
    void a_token_that_nobody_signed_is_refused() {
        String token = People.author();
        isRefused(token.substring(0, token.lastIndexOf('.') + 1) + "AAAA");
    }

    @Test
    void a_token_of_another_time_is_refused() {
        Instant now = Instant.now();
        isRefused(People.from(now.minus(Duration.ofHours(2))));
        isRefused(People.from(now.plus(Duration.ofHours(2))));
    }

    @Test
    void a_token_for_another_application_is_refused() {
        isRefused(People.forAnotherApplication());
    }

    @Test
    void a_role_opens_what_is_its_own_and_nothing_else() {
        given().auth()
                .oauth2(People.moderator())
                .get("/api/trial/moderation")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(People.author())
                .get("/api/trial/moderation")
                .then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:maeari:problem:not-allowed"));
    }

    @Test
    void an_endpoint_that_says_nothing_lets_nobody_in() {
        given().auth()
                .oauth2(People.operator())
                .get("/api/trial/forgotten")
                .then()
                .statusCode(403);
        given().get("/api/trial/forgotten").then().statusCode(401);
    }

    @ParameterizedTest
    @EnumSource(names = {"PUT", "DELETE"})
    void a_write_from_another_site_is_refused_before_anything_else(Method method) {
        given().header("Sec-Fetch-Site", "cross-site")
                .request(method, "/api/trial/write")
                .then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:maeari:problem:cross-site"));
        given().header("Origin", "https://evil.example")
                .request(method, "/api/trial/write")
                .then()
                .statusCode(403);
        given().header("Sec-Fetch-Site", "same-origin")
                .request(method, "/api/trial/write")
                .then()
                .statusCode(200);
    }

    @Test
    void a_read_from_another_site_is_a_read() {
        given().header("Sec-Fetch-Site", "cross-site")
                .get("/api/trial/write")
                .then()
                .statusCode(200);
    }

    @Test
    void every_answer_tells_browsers_what_they_may_do() {
        given().get("/api/trial/anybody")
                .then()
                .header("Content-Security-Policy", containsString("require-trusted-types-for 'script'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static void isRefused(String token) {
        for (String path : List.of("/api/trial/me", "/api/trial/anybody")) {
            given().auth()
                    .oauth2(token)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType(Problem.MEDIA_TYPE)
                    .header("WWW-Authenticate", containsString("invalid_token"))
                    .body("type", equalTo("urn:maeari:problem:token-refused"));
        }
    }
}
