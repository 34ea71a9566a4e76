package dev.maeari.engagement.ingest;

import static dev.maeari.engagement.ReaderRequests.browser;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.engagement.ReaderRequests;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers changed by decision, through the log. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class AdjustingIT {
    private static final String EVENTS = "/api/engagement/events";

    @Inject
    ArticleLog articles;

    @Test
    void a_number_that_is_carried_over_is_added_and_shown_apart() {
        // Given
        ArticleId article = articles.published();
        ReaderRequests.view(article, "Firefox");

        // When
        Response answer = send(event(article, "views", "carried-over", 1204));

        // Then
        answer.then().statusCode(202).body("items[0].position", startsWith("views/"));
        awaitNumber(article, "views", 1205);
        browser()
                .auth()
                .oauth2(People.author())
                .get("/api/engagement/articles/" + article + "/ledger")
                .then()
                .body("counters.views.raw", equalTo(1))
                .body("counters.views.counted", equalTo(1))
                .body("counters.views.adjusted", equalTo(1204))
                .body("counters.views.adjustments.carried-over", equalTo(1204))
                .body("counters.views.number", equalTo(1205));
    }

    @Test
    void said_again_it_changes_nothing_and_the_last_amount_of_a_source_holds() {
        // Given
        ArticleId article = articles.published();
        send(event(article, "likes", "carried-over", 5), event(article, "likes", "carried-over", 5))
                .then()
                .statusCode(202);
        awaitNumber(article, "likes", 5);

        // When
        send(event(article, "likes", "carried-over", 3), event(article, "likes", "survey", 1))
                .then()
                .statusCode(202);

        // Then
        awaitNumber(article, "likes", 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            views     | carried-over | "3"  | [1].data.amount
            views     | carried-over | 1.5  | [1].data.amount
            views     | carried-over | 1000000000000001     | [1].data.amount
            views     | carried-over | -9223372036854775808 | [1].data.amount
            bookmarks | carried-over | 3    | [1].data.counter
            views     | Carried over | 3    | [1].data.source
            """)
    void one_event_that_is_wrong_is_named_and_none_is_taken(
            String counter, String source, String amount, String field) {
        // Given
        ArticleId article = articles.published();
        String wrong = event(article, counter, source, amount);

        // When
        Response answer = send(event(article, "comments", "carried-over", 7), wrong);

        // Then
        answer.then().statusCode(400).contentType("application/problem+json").body("field", equalTo(field));
        send(event(article, "comments", "carried-over", 2)).then().statusCode(202);
        awaitNumber(article, "comments", 2);
    }

    @Test
    void what_readers_do_is_taken_in_from_them_alone() {
        // Given
        String view = event(articles.published(), "views", "carried-over", 1).replace("CountAdjusted", "ArticleViewed");

        // When
        Response answer = send(view);

        // Then
        answer.then().statusCode(400).body("field", equalTo("[0].type"));
    }

    @Test
    void nothing_is_added_to_an_article_that_is_not() {
        send(event(new ArticleId(UUID.randomUUID()), "views", "carried-over", 1))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:maeari:problem:unknown-article"));
    }

    @Test
    void more_than_a_thousand_at_once_are_too_many() {
        // Given
        String one = event(articles.published(), "views", "carried-over", 1);
        String[] many = IntStream.range(0, 1_001).mapToObj(i -> one).toArray(String[]::new);

        // When
        Response answer = send(many);

        // Then
        answer.then().statusCode(400).body("field", equalTo("body"));
    }

    @Test
    void only_an_operator_may() {
        // Given
        String event = event(articles.published(), "views", "carried-over", 1);

        // When / Then
        request().body("[" + event + "]").post(EVENTS).then().statusCode(401);
        request()
                .auth()
                .oauth2(People.author())
                .body("[" + event + "]")
                .post(EVENTS)
                .then()
                .statusCode(403);
    }

    private static void awaitNumber(ArticleId article, String counter, int number) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> browser()
                        .get("/api/engagement/articles/" + article + "/counts")
                        .then()
                        .body(counter, equalTo(number)));
    }

    private static Response send(String... events) {
        String batch = java.util.Arrays.stream(events).collect(Collectors.joining(",", "[", "]"));
        return request().auth().oauth2(People.operator()).body(batch).post(EVENTS);
    }

    private static io.restassured.specification.RequestSpecification request() {
        return browser().header("Content-Type", "application/cloudevents-batch+json");
    }

    private static String event(ArticleId article, String counter, String source, Object amount) {
        return """
                {"specversion": "1.0", "type": "dev.maeari.CountAdjusted", "source": "/test", "id": "%s",
                 "data": {"articleId": "%s", "counter": "%s", "source": "%s", "amount": %s}}""".formatted(UUID.randomUUID(), article, counter, source, amount);
    }
}
