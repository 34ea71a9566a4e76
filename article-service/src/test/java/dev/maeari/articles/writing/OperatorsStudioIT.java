package dev.maeari.articles.writing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class OperatorsStudioIT {

    @ParameterizedTest
    @CsvSource({"ko, 보류한 조회, 독자였습니다", "en, Held views, They were readers"})
    void an_operator_finds_what_is_held_in_both_languages(String language, String title, String count) {
        // When
        ValidatableResponse list = opens("/studio", People.operator(), language);
        ValidatableResponse held = opens("/studio/held", People.operator(), language);
        // Then
        list.statusCode(200).body(allOf(containsString("href=\"/studio/held\""), containsString(title)));
        held.statusCode(200)
                .body(allOf(
                        containsString("<h1>" + title + "</h1>"),
                        containsString("<maeari-held>"),
                        containsString("\"held-count\":\"" + count)));
    }

    @Test
    void authors_and_moderators_do_not_decide() {
        opens("/studio", People.author(), "en").statusCode(200).body(not(containsString("/studio/held")));
        opens("/studio/held", People.author(), "en").statusCode(403);
        opens("/studio/held", People.moderator(), "en").statusCode(403);
        given().redirects().follow(false).get("/studio/held").then().statusCode(401);
    }

    @Test
    void an_operator_is_led_to_the_page_about_the_system() {
        opens("/studio", People.operator(), "en").statusCode(200).body(containsString("href=\"/studio/operation\""));
        given().auth()
                .oauth2(People.operator())
                .redirects()
                .follow(false)
                .get("/studio/operation")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/api/engagement/operation"));
        opens("/studio/operation", People.author(), "en").statusCode(403);
        given().redirects().follow(false).get("/studio/operation").then().statusCode(401);
    }

    @Test
    void an_operator_is_told_how_the_process_is() {
        opens("/api/articles/condition", People.operator(), "en")
                .statusCode(200)
                .body("service", equalTo("article-service"))
                .body("metrics.maeari_outbox_pending", notNullValue());
        opens("/api/articles/condition", People.author(), "en").statusCode(403);
    }

    private static ValidatableResponse opens(String path, String token, String language) {
        return given().auth()
                .oauth2(token)
                .header("Accept-Language", language)
                .get(path)
                .then();
    }
}
