package dev.maeari.engagement.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class ViewsIT {
    private static final String VIEWS = "/api/engagement/views";

    @Inject
    ArticleLog articles;

    @Test
    void a_view_is_answered_with_its_place_on_the_log() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = view(ContentType.JSON, body(article));

        // Then
        answer.then().statusCode(202).header("Maeari-Position", matchesPattern("views/\\d/\\d+"));
        assertThat(answer.body().asByteArray()).isEmpty();
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void a_beacon_sends_it_as_text() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = view(ContentType.TEXT, body(article));

        // Then
        answer.then().statusCode(202);
    }

    @Test
    void without_javascript_an_image_is_a_view() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = given().queryParam("article", article.toString()).get("/api/engagement/views.gif");

        // Then
        answer.then()
                .statusCode(200)
                .contentType("image/gif")
                .header("Cache-Control", "no-store")
                .header("Maeari-Position", notNullValue());
        assertThat(answer.body().asByteArray())
                .startsWith('G', 'I', 'F', '8', '9', 'a')
                .hasSizeLessThan(50);
    }

    @Test
    void the_image_on_another_site_is_refused() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = given().header("Sec-Fetch-Site", "cross-site")
                .queryParam("article", article.toString())
                .get("/api/engagement/views.gif");

        // Then
        problem(answer, 403, "cross-site");
    }

    @Test
    void a_write_from_another_site_is_refused_and_gets_no_cookie() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = given().contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", "cross-site")
                .body(body(article))
                .post(VIEWS);

        // Then
        problem(answer, 403, "cross-site");
        assertThat(answer.cookies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|articleId",
                "{\"articleId\":null}|articleId",
                "{\"articleId\":\"1-2-3-4-5\"}|articleId",
                "{\"articleId\":{}}|articleId",
                "null|articleId",
                "[]|body",
                "not json|body"
            })
    void what_is_no_view_is_refused_by_field(String body, String field) {
        // When
        Response answer = view(ContentType.JSON, body);

        // Then
        problem(answer, 400, "invalid").then().body("field", equalTo(field));
    }

    @Test
    void an_empty_body_lacks_the_article() {
        // When
        Response answer = given().contentType(ContentType.JSON).post(VIEWS);

        // Then
        problem(answer, 400, "invalid").then().body("field", equalTo("articleId"));
    }

    @ParameterizedTest
    @CsvSource({"5000", "300000"})
    void a_body_that_is_too_large_is_refused(int bytes) {
        // When
        Response answer = view(ContentType.JSON, "{\"articleId\":\"" + "x".repeat(bytes) + "\"}");

        // Then
        problem(answer, 413, "too-large");
    }

    @Test
    void another_media_type_is_refused() {
        // When
        Response answer = view(ContentType.XML, "<view/>");

        // Then
        problem(answer, 415, "unsupported-media-type");
    }

    @Test
    void an_article_that_nobody_has_published_is_unknown() {
        // When
        Response answer = view(ContentType.JSON, body(new ArticleId(UUID.randomUUID())));

        // Then
        problem(answer, 404, "unknown-article").then().body("field", equalTo("articleId"));
    }

    @Test
    void an_article_that_was_taken_back_is_gone() {
        // Given
        ArticleId article = articles.published();
        articles.unpublish(article);

        // When / Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> problem(view(ContentType.JSON, body(article)), 410, "article-gone"));
    }

    @Test
    void a_session_that_has_ended_does_not_cost_a_view() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer not.a.token")
                .body(body(article))
                .post(VIEWS);

        // Then
        answer.then().statusCode(202);
    }

    private static Response view(ContentType type, String body) {
        return given().contentType(type).body(body).post(VIEWS);
    }

    static String body(ArticleId article) {
        return "{\"articleId\":\"" + article + "\"}";
    }

    private static Response problem(Response answer, int status, String name) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:maeari:problem:" + name));
        return answer;
    }
}
