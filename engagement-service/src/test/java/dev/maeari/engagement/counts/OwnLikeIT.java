package dev.maeari.engagement.counts;

import static dev.maeari.engagement.ReaderRequests.COOKIE;
import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.guest;
import static dev.maeari.engagement.ReaderRequests.like;
import static dev.maeari.engagement.Reads.counts;
import static dev.maeari.engagement.Reads.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Each reader sees whether they like an article themselves. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class OwnLikeIT {
    @Inject
    ArticleLog articles;

    @Test
    void a_reader_sees_their_own_like_and_nobody_else_s() {
        // Given
        ArticleId article = articles.published();
        String guest = guest(article);
        String liked = like(article, guest);

        // When / Then
        fresh(browser().cookie(COOKIE, guest), like(article), liked).body("liked", equalTo(true));
        browser().cookie(COOKIE, guest(article)).get(like(article)).then().body("liked", equalTo(false));
        Response nobody = browser().get(like(article));
        nobody.then().body("liked", equalTo(false));
        assertThat(nobody.cookies()).isEmpty();
    }

    @Test
    void a_signed_in_reader_is_the_same_on_every_device() {
        // Given
        ArticleId article = articles.published();
        likes(browser().auth().oauth2(People.reader()), article);

        // When
        String last = likes(browser().auth().oauth2(People.reader()), article);

        // Then
        fresh(browser(), counts(article), last).body("likes", equalTo(1));
        fresh(browser().auth().oauth2(People.reader()), like(article), last).body("liked", equalTo(true));
        fresh(browser().auth().oauth2(People.author()), like(article), last).body("liked", equalTo(false));
    }

    @Test
    void a_like_taken_back_is_none() {
        // Given
        ArticleId article = articles.published();
        String guest = guest(article);
        like(article, guest);
        String last = browser().cookie(COOKIE, guest).delete(like(article)).header("Maeari-Position");

        // When / Then
        fresh(browser(), counts(article), last).body("likes", equalTo(0));
    }

    private static String likes(RequestSpecification browser, ArticleId article) {
        return browser.put(like(article)).then().statusCode(202).extract().header("Maeari-Position");
    }
}
