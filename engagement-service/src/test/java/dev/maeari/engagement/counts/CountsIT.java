package dev.maeari.engagement.counts;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.guest;
import static dev.maeari.engagement.ReaderRequests.like;
import static dev.maeari.engagement.ReaderRequests.view;
import static dev.maeari.engagement.Reads.counts;
import static dev.maeari.engagement.Reads.fresh;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Position;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class CountsIT {
    @Inject
    ArticleLog articles;

    @Inject
    MeterRegistry registry;

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
    void who_asks_for_the_proof_after_a_recount_is_told_when_it_was() {
        // Given
        ArticleId article = articles.published();
        fresh(browser(), counts(article), view(article, "Firefox"));
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        // When
        recount();

        // Then
        String proved = browser()
                .queryParam("proof", true)
                .get(counts(article))
                .then()
                .body("proof.provedAt", notNullValue())
                .extract()
                .path("proof.provedAt");
        assertThat(Instant.parse(proved)).isAfterOrEqualTo(before);
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
    void how_many_visits_are_remembered_is_told() {
        // Given
        double before = remembered();
        ArticleId article = articles.published();

        // When
        view(article, "Firefox");
        view(article, "Chrome");

        // Then
        await().untilAsserted(() -> assertThat(remembered()).isGreaterThanOrEqualTo(before + 2));
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

    private static Object[] randomIds(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toArray();
    }

    private static String viewFrom(ArticleId article, String address) {
        return view(article, browser().header("X-Forwarded-For", address).header("User-Agent", "Firefox"));
    }

    private static void recount() {
        String place = given().auth()
                .oauth2(People.operator())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/engagement/recounts")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().auth()
                        .oauth2(People.operator())
                        .get(place)
                        .then()
                        .body("state", equalTo("done")));
    }

    private double remembered() {
        return registry.get("maeari.counting.visits.remembered").gauge().value();
    }
}
