package dev.maeari.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Who is not let in stands in the log. */
@QuarkusTest
@QuarkusTestResource(TrialTokens.class)
class RefusalsTest {
    @Test
    void who_is_not_let_in_is_noted_without_a_name() {
        try (Told told = new Told(Refusals.class)) {
            // When
            given().auth().oauth2(People.author()).get("/api/trial/moderation?of=everybody");
            given().auth().oauth2("no-token").get("/api/trial/me");
            given().header("Sec-Fetch-Site", "cross-site").put("/api/trial/write");
            // Then
            assertThat(told.messages())
                    .containsExactly(
                            "refused GET /api/trial/moderation: not by this role",
                            "refused GET /api/trial/me: not with this token",
                            "refused PUT /api/trial/write: not from another site");
        }
    }
}
