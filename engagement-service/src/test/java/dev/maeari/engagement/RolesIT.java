package dev.maeari.engagement;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.like;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A process that only counts. */
@QuarkusTest
@TestProfile(RolesIT.OnlyCounting.class)
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class RolesIT {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    /** The one role. */
    public static final class OnlyCounting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("maeari.roles", "counting");
        }
    }

    @Test
    void what_another_role_answers_is_misdirected() {
        // Given
        ArticleId article = new ArticleId(UUID.randomUUID());
        String path = "/api/engagement/articles/" + article;

        // When
        Stream<Response> answers = Stream.of(
                browser()
                        .contentType("application/json")
                        .body("{\"articleId\":\"" + article + "\"}")
                        .post("/api/engagement/views"),
                browser().put(like(article)),
                browser().get(like(article)),
                browser().get(path + "/counts"),
                browser().get(path + "/comments"),
                browser().auth().oauth2(People.author()).get(path + "/ledger"));

        // Then
        answers.forEach(answer -> answer.then()
                .statusCode(421)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:maeari:problem:misdirected")));
    }

    @Test
    void it_says_at_its_health_what_it_is() {
        given().get(management.resolve("/q/health/live"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'roles' }.data.roles", equalTo("counting"));
    }

    @Test
    void it_is_ready_without_knowing_articles_and_counts() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            given().get(management.resolve("/q/health/ready")).then().statusCode(200);
            assertThat(given().get(management.resolve("/q/metrics")).asString().lines())
                    .anyMatch(line -> line.startsWith("maeari_counting_partition_owned") && line.endsWith(" 1.0"));
        });
    }
}
