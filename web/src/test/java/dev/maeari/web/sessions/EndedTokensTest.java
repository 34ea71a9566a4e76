package dev.maeari.web.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.People;
import dev.maeari.web.TrialTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A session's token that comes without its cookie. */
@QuarkusTest
@QuarkusTestResource(TrialTokens.class)
class EndedTokensTest {
    @Inject
    EndedSessions sessions;

    @Inject
    SessionNames names;

    @Test
    void the_token_of_an_ended_session_lets_nobody_in_and_the_person_s_others_do() {
        // Given
        String token = People.ofSession("ended");
        assertThat(ask(token).statusCode()).isEqualTo(200);
        // When
        Session session = names.of(new JsonObject()
                .put("iss", People.ISSUER)
                .put("sid", "ended")
                .put("iat", Instant.now().getEpochSecond()));
        sessions.add(session.endedAt(Instant.now()), Instant.now());
        // Then
        Response refused = ask(token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:maeari:problem:token-refused");
        assertThat(ask(People.ofSession("another")).statusCode()).isEqualTo(200);
        assertThat(ask(People.author()).statusCode()).isEqualTo(200);
    }

    private static Response ask(String token) {
        return given().auth().oauth2(token).accept("application/json").get("/api/trial/me");
    }
}
