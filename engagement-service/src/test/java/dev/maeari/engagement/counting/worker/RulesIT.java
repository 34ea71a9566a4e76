package dev.maeari.engagement.counting.worker;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.view;
import static dev.maeari.engagement.Reads.counts;
import static dev.maeari.engagement.Reads.fresh;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule in force, as operators see and change it, and readers look on. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "rules"))
class RulesIT {
    private static final String RULES = "/api/engagement/rules";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ArticleLog articles;

    @Test
    void a_rule_is_adopted_while_the_api_goes_on_and_never_shows_an_older_version() {
        // Given
        ArticleId article = articles.published();
        view(article, "Firefox");
        String last = view(article, "Firefox");
        fresh(browser(), counts(article), last).body("views", equalTo(1));
        int version = operator().get(RULES).then().statusCode(200).extract().path("rule.version");
        // When
        String name =
                adopt(rule(version + 1, 0)).then().statusCode(202).extract().path("name");
        // Then
        List<CountVersion> seen = new ArrayList<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            seen.add(CountVersion.of(browser().get(counts(article)).path("versions.views")));
            return shown().equals(name);
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> browser().get(counts(article)).then().body("views", equalTo(2)));
        assertThat(seen).isSorted();
        String after = view(article, "Firefox");
        fresh(browser(), counts(article), after).body("views", equalTo(3));
        operator()
                .get("/api/engagement/articles/" + article + "/ledger")
                .then()
                .body("counters.views.counted", equalTo(3));
    }

    @Test
    void the_log_is_counted_anew_by_the_same_rule() {
        // Given
        awaitNoneBeside();
        int version = operator().get(RULES).path("rule.version");
        // When
        String name = operator()
                .post(RULES + "/rebuild")
                .then()
                .statusCode(202)
                .extract()
                .path("name");
        // Then
        await().atMost(PATIENCE).until(() -> shown().equals(name));
        operator().get(RULES).then().body("rule.version", equalTo(version));
    }

    @Test
    void a_rule_that_is_none_is_refused_with_what_is_wrong() {
        // Given / When / Then
        int version = operator().get(RULES).path("rule.version");
        adopt(rule(version, 0)).then().statusCode(400).body("field", equalTo("version"));
        adopt("{").then().statusCode(400).body("detail", containsString("not a rule"));
        adopt(rule(version + 1, 0).replace("views", "looks"))
                .then()
                .statusCode(400)
                .body("detail", equalTo("there is no counter looks"));
        adopt(rule(version + 1, 0).replace("\"ignored\"", "\"passedOver\": 1, \"ignored\""))
                .then()
                .statusCode(400)
                .body("detail", containsString("passedOver"));
    }

    @Test
    void what_is_shown_can_not_be_given_up() {
        // Given
        String shown = shown();
        // When / Then
        operator().delete(RULES + "/" + shown).then().statusCode(409);
        operator().delete(RULES + "/nothing").then().statusCode(404);
    }

    @Test
    void nobody_but_operators_sees_rules() {
        // Given / When / Then
        browser().get(RULES).then().statusCode(401);
        given().auth().oauth2(People.author()).get(RULES).then().statusCode(403);
        given().auth().oauth2(People.author()).post(RULES + "/rebuild").then().statusCode(403);
    }

    private static io.restassured.response.Response adopt(String rule) {
        awaitNoneBeside();
        return operator().contentType(ContentType.JSON).body(rule).post(RULES);
    }

    private static void awaitNoneBeside() {
        await().atMost(PATIENCE)
                .until(() -> operator().get(RULES).path("pipelines.size()").equals(1));
    }

    private static String shown() {
        return operator().get(RULES).path("pipelines.find { it.shown }.name");
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(People.operator());
    }

    private static String rule(int version, int gap) {
        return "{\"version\": %d, \"visitGapSeconds\": %d, \"counters\": [\"views\", \"likes\", \"comments\"], \"ignored\": {}}"
                .formatted(version, gap);
    }
}
