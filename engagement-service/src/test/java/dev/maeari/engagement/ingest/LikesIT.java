package dev.maeari.engagement.ingest;

import static dev.maeari.engagement.ReaderRequests.COOKIE;
import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.guest;
import static dev.maeari.engagement.ReaderRequests.like;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class LikesIT {
    @Inject
    ArticleLog articles;

    @Test
    void who_has_no_cookie_is_sent_round_to_fetch_one() {
        // Given
        ArticleId article = articles.published();

        // When
        Response first = browser().put(like(article));

        // Then
        first.then()
                .statusCode(307)
                .header("Location", like(article) + "?guest=1")
                .header(
                        "Set-Cookie",
                        allOf(
                                startsWith(COOKIE + "="),
                                containsString("HttpOnly"),
                                containsString("SameSite=Lax"),
                                containsString("Path=/api/engagement")));
        browser()
                .cookie(COOKIE, first.cookie(COOKIE))
                .put(first.header("Location"))
                .then()
                .statusCode(202)
                .body("liked", equalTo(true))
                .header("Maeari-Position", startsWith("likes/"));
    }

    @Test
    void who_comes_back_without_the_cookie_is_told() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = browser().put(like(article) + "?guest=1");

        // Then
        answer.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:maeari:problem:cookies-needed"));
        assertThat(answer.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "b5YZ_4uGTQG0LQDPT8lk_7WWGf-Lhk0BtC0Az0_JZP-1lhn_i4ZNAbQtAM9PyWT_"})
    void a_forged_cookie_is_none(String forged) {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = browser().cookie(COOKIE, forged).put(like(article));

        // Then
        answer.then().statusCode(307).header("Set-Cookie", startsWith(COOKIE + "="));
    }

    @Test
    void a_write_from_another_site_is_refused_before_a_cookie_is_set() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = browser().header("Sec-Fetch-Site", "cross-site").put(like(article));

        // Then
        answer.then().statusCode(403).body("type", equalTo("urn:maeari:problem:cross-site"));
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void liking_twice_is_acknowledged_twice() {
        // Given
        ArticleId article = articles.published();
        String guest = guest(article);

        // When
        Response first = browser().cookie(COOKIE, guest).put(like(article));
        Response second = browser().cookie(COOKIE, guest).put(like(article));

        // Then
        first.then().statusCode(202);
        second.then().statusCode(202);
        assertThat(second.header("Maeari-Position")).isNotEqualTo(first.header("Maeari-Position"));
    }

    @Test
    void a_signed_in_reader_needs_no_cookie_and_gets_none() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = browser().auth().oauth2(People.reader()).put(like(article));

        // Then
        answer.then().statusCode(202);
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void a_token_that_is_none_makes_nobody_a_guest() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = browser().auth().oauth2("not.a.token").put(like(article));

        // Then
        answer.then().statusCode(401);
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void an_unknown_article_is_said_before_a_cookie_is_set() {
        // When
        Response answer = browser().put(like(new ArticleId(UUID.randomUUID())));

        // Then
        answer.then().statusCode(404).body("field", equalTo("articleId"));
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void an_id_that_is_none_is_refused_by_field() {
        browser()
                .put("/api/engagement/articles/nonsense/like")
                .then()
                .statusCode(400)
                .body("field", equalTo("articleId"));
    }

    @Test
    void a_like_can_be_taken_back_when_the_article_is_gone() {
        // Given
        ArticleId article = articles.published();
        String guest = guest(article);
        articles.unpublish(article);

        // When
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> browser()
                        .cookie(COOKIE, guest)
                        .put(like(article))
                        .then()
                        .statusCode(410));
        Response unlike = browser().cookie(COOKIE, guest).delete(like(article));

        // Then
        unlike.then().statusCode(202).body("liked", equalTo(false));
    }

    @Test
    void a_form_ends_at_the_article() {
        // Given
        ArticleId article = articles.published("메아리-" + UUID.randomUUID());
        String guest = guest(article);

        // When
        Response liked = form(guest, "true").post(like(article));
        Response unliked = form(guest, "false").post(like(article));

        // Then
        liked.then()
                .statusCode(303)
                .header(
                        "Location",
                        allOf(startsWith("/articles/%EB%A9%94%EC%95%84%EB%A6%AC-"), containsString("#liked")));
        unliked.then().statusCode(303).header("Location", containsString("#unliked"));
    }

    @Test
    void a_form_without_its_field_is_refused() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = form(guest(article), "perhaps").post(like(article));

        // Then
        answer.then().statusCode(400).body("field", equalTo("liked"));
    }

    @Test
    void a_form_without_cookies_is_told_so_by_a_page_that_leads_back_to_the_article() {
        // Given
        ArticleId article = articles.published("메아리-" + UUID.randomUUID());

        // When
        Response english = page().post(like(article) + "?lang=en&guest=1");
        Response korean = page().post(like(article) + "?lang=ko&guest=1");

        // Then
        english.then()
                .statusCode(403)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("Cookies are needed"))
                .body(containsString("<a href=\"/articles/%EB%A9%94%EC%95%84%EB%A6%AC-"))
                .body(containsString("\">Back to the article</a>"));
        korean.then().statusCode(403).body(containsString("쿠키가 필요합니다"));
    }

    @Test
    void a_form_of_an_article_that_is_not_there_leads_to_the_first_page() {
        // When
        Response answer = page().post(like(new ArticleId(UUID.randomUUID())) + "?lang=en");

        // Then
        answer.then()
                .statusCode(404)
                .body(containsString("The article is not there any more"))
                .body(containsString("<a href=\"/\">"));
    }

    private static RequestSpecification page() {
        return browser()
                .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .contentType(ContentType.URLENC)
                .formParam("liked", "true");
    }

    private static RequestSpecification form(String guest, String liked) {
        return browser().cookie(COOKIE, guest).contentType(ContentType.URLENC).formParam("liked", liked);
    }
}
