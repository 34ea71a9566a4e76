package dev.maeari.engagement.counts;

import static dev.maeari.engagement.ReaderRequests.COOKIE;
import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.guest;
import static dev.maeari.engagement.ReaderRequests.like;
import static dev.maeari.engagement.ReaderRequests.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Position;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class CountsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ArticleLog articles;

    @Test
    void a_view_and_a_like_are_read_back_after_their_places_on_the_log() {
        // Given
        ArticleId article = articles.published();
        String viewed = view(article, "Firefox");
        String liked = like(article, guest(article));

        // When
        fresh(browser(), counts(article), viewed);
        ValidatableResponse answer = fresh(browser(), counts(article), liked);

        // Then
        answer.header("Cache-Control", "no-store")
                .body("articleId", equalTo(article.toString()))
                .body("views", equalTo(1))
                .body("likes", equalTo(1))
                .body("comments", equalTo(0))
                .body("versions.views", equalTo("0-" + (Position.of(viewed).offset() + 1)))
                .body("versions.likes", matchesPattern("0-\\d+"))
                .body("versions.comments", equalTo("0-0"));
    }

    @Test
    void who_asks_for_the_proof_is_told_the_positions_and_the_rule() {
        // Given
        ArticleId article = articles.published();
        Position viewed = Position.of(view(article, "Firefox"));

        // When
        ValidatableResponse answer = fresh(browser().queryParam("proof", true), counts(article), viewed.toString());

        // Then
        answer.body("views", equalTo(1))
                .body("versions.views", equalTo("0-" + (viewed.offset() + 1)))
                .body("proof.rule", equalTo(1))
                .body("proof", hasKey("provedAt"));
        Map<String, Integer> positions = answer.extract().path("proof.positions");
        assertThat(positions).hasSize(3);
        assertThat((long) positions.get("views/" + viewed.partition())).isGreaterThan(viewed.offset());
        browser().get(counts(article)).then().body("$", not(hasKey("proof")));
    }

    @Test
    void the_same_visitor_counts_once_and_another_one_again() {
        // Given
        ArticleId article = articles.published();
        view(article, "Firefox");
        view(article, "Firefox");
        String last = view(article, "Chrome");

        // When
        ValidatableResponse answer = fresh(browser(), counts(article), last);

        // Then
        answer.body("views", equalTo(2));
    }

    @Test
    void one_connection_that_two_addresses_come_through_is_two_visitors() {
        // Given
        ArticleId article = articles.published();
        viewFrom(article, "192.0.2.1");
        viewFrom(article, "192.0.2.1");
        String last = viewFrom(article, "192.0.2.2");

        // When
        ValidatableResponse answer = fresh(browser(), counts(article), last);

        // Then
        answer.body("views", equalTo(2));
    }

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

    @Test
    void many_are_answered_in_the_order_asked_for() {
        // Given
        ArticleId quiet = articles.published();
        ArticleId read = articles.published();
        String last = view(read, "Firefox");

        // When
        ValidatableResponse answer = fresh(
                browser().queryParam("article", read.toString(), quiet.toString()), "/api/engagement/counts", last);

        // Then
        answer.body("items.articleId", contains(read.toString(), quiet.toString()))
                .body("items.views", contains(1, 0));
    }

    @Test
    void a_hundred_at_once_are_answered() {
        // When
        Response answer = browser().queryParam("article", randomIds(100)).get("/api/engagement/counts");

        // Then
        answer.then().statusCode(200).body("items.size()", equalTo(100));
    }

    @Test
    void more_than_a_hundred_are_too_many() {
        // When
        Response answer = browser().queryParam("article", randomIds(101)).get("/api/engagement/counts");

        // Then
        answer.then().statusCode(400).body("field", equalTo("article"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "articles/0/1", "views/0", "views/0/-1"})
    void a_place_that_is_none_is_refused_by_field(String after) {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = browser().queryParam("after", after).get(counts(article));

        // Then
        answer.then().statusCode(400).body("field", equalTo("after"));
    }

    @Test
    void a_place_that_is_not_reached_in_two_seconds_makes_the_answer_stale() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = browser().queryParam("after", "views/0/999999999").get(counts(article));

        // Then
        answer.then().statusCode(200).header("Maeari-Stale", "true").body("views", equalTo(0));
        assertThat(answer.time()).isBetween(1_500L, 5_000L);
    }

    @Test
    void counts_of_an_unknown_article_are_not_found() {
        browser()
                .get(counts(new ArticleId(UUID.randomUUID())))
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void the_ledger_explains_every_record() {
        // Given
        ArticleId article = articles.published();
        String guest = guest(article);
        view(article, "Firefox");
        view(article, "Firefox");
        String viewed = view(article, "Chrome");
        like(article, guest);
        String liked = like(article, guest);
        fresh(browser(), counts(article), viewed);

        // When
        ValidatableResponse answer = fresh(browser().auth().oauth2(People.author()), ledger(article), liked);

        // Then
        answer.header("Cache-Control", "no-store")
                .body("counters.views.raw", equalTo(3))
                .body("counters.views.counted", equalTo(2))
                .body("counters.views.adjusted", equalTo(0))
                .body("counters.views.ignored.repeat", equalTo(1))
                .body("counters.views.number", equalTo(2))
                .body("counters.likes.raw", equalTo(2))
                .body("counters.likes.counted", equalTo(1))
                .body("counters.likes.ignored.already-so", equalTo(1))
                .body("counters.likes.number", equalTo(1))
                .body("counters.comments.raw", equalTo(0))
                .body("counters.comments.ignored", equalTo(java.util.Map.of()));
    }

    @Test
    void the_ledger_is_for_those_who_write_or_run_the_site() {
        // Given
        ArticleId article = articles.published();

        // When / Then
        browser().get(ledger(article)).then().statusCode(401);
        browser().auth().oauth2(People.reader()).get(ledger(article)).then().statusCode(403);
        browser().auth().oauth2(People.moderator()).get(ledger(article)).then().statusCode(200);
        browser().auth().oauth2(People.operator()).get(ledger(article)).then().statusCode(200);
    }

    private static Object[] randomIds(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toArray();
    }

    /** Two seconds are the promise; on a busy machine counting may take longer, so it is asked again. */
    private static ValidatableResponse fresh(RequestSpecification browser, String path, String after) {
        browser.queryParam("after", after);
        return await().atMost(PATIENCE)
                .until(
                        () -> browser.get(path).then().statusCode(200),
                        answer -> answer.extract().header("Maeari-Stale") == null)
                .header("Maeari-Stale", nullValue());
    }

    private static String likes(RequestSpecification browser, ArticleId article) {
        return browser.put(like(article)).then().statusCode(202).extract().header("Maeari-Position");
    }

    private static String viewFrom(ArticleId article, String address) {
        return browser()
                .header("X-Forwarded-For", address)
                .header("User-Agent", "Firefox")
                .contentType("application/json")
                .body("{\"articleId\":\"" + article + "\"}")
                .post("/api/engagement/views")
                .then()
                .statusCode(202)
                .extract()
                .header("Maeari-Position");
    }

    private static String counts(ArticleId article) {
        return "/api/engagement/articles/" + article + "/counts";
    }

    private static String ledger(ArticleId article) {
        return "/api/engagement/articles/" + article + "/ledger";
    }
}
