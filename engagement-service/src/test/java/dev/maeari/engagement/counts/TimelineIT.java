package dev.maeari.engagement.counts;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.guest;
import static dev.maeari.engagement.ReaderRequests.like;
import static dev.maeari.engagement.ReaderRequests.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class TimelineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ArticleLog articles;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Clock clock;

    @Test
    void what_readers_do_now_stands_in_the_last_steps() {
        // Given
        ArticleId article = articles.published();
        Instant begin = clock.instant().minus(Duration.ofHours(2));

        // When
        view(article, "Firefox");
        view(article, "Chrome");
        like(article, guest(article));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            ValidatableResponse answer = timeline(article, "hour", begin, clock.instant());
            assertThat(sum(answer, "views")).isEqualTo(2);
            assertThat(sum(answer, "likes")).isEqualTo(1);
            assertThat(sum(answer, "comments")).isZero();
        });
    }

    @Test
    void hours_add_up_to_days_and_to_the_counts_of_a_past_hour() {
        // Given
        ArticleId article = articles.published();
        Instant midnight = Instant.parse("2026-01-10T15:00:00Z"); // of the 11th in Seoul
        happened(article, "views", midnight.minus(Duration.ofHours(1)), 5, 0);
        happened(article, "views", midnight, 7, 0);
        happened(article, "views", midnight.plus(Duration.ofHours(3)), 11, 100);
        happened(article, "likes", midnight.plus(Duration.ofHours(3)), -1, 0);

        // When
        ValidatableResponse days =
                timeline(article, "day", midnight.minus(Duration.ofDays(1)), midnight.plus(Duration.ofDays(1)));

        // Then
        days.body("items.views", equalTo(List.of(5, 18))).body("items.likes", equalTo(List.of(0, -1)));
        at(article, midnight).body("views", equalTo(5)).body("at", equalTo(midnight.toString()));
        at(article, midnight.plus(Duration.ofMinutes(90))).body("views", equalTo(12));
        at(article, midnight.plus(Duration.ofHours(4))).body("views", equalTo(123));
    }

    @Test
    void what_is_read_now_stands_before_what_was_read_more_but_long_ago() {
        // Given
        ArticleId old = articles.published();
        ArticleId current = articles.published();
        ArticleId gone = articles.published();
        Instant now = clock.instant();
        happened(old, "views", now.minus(Duration.ofHours(23)), 40_000, 0);
        happened(current, "views", now, 30_000, 0);
        happened(gone, "views", now, 50_000, 0);
        articles.unpublish(gone);

        // When / Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> ids = browser()
                    .queryParam("window", "24h")
                    .queryParam("limit", "100")
                    .get("/api/engagement/trending")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.articleId");
            assertThat(ids)
                    .containsSubsequence(current.toString(), old.toString())
                    .doesNotContain(gone.toString());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "interval, week, timeline",
        "from, yesterday, timeline",
        "to, 2026-13-01T00:00:00Z, timeline",
        "at, 2999-01-01T00:00:00Z, counts",
        "at, now, counts"
    })
    void what_is_no_time_is_refused_by_field(String field, String value, String read) {
        browser()
                .queryParam(field, value)
                .get("/api/engagement/articles/" + articles.published() + "/" + read)
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource({"window, 1y", "limit, 0", "limit, 101", "limit, many"})
    void trending_refuses_by_field(String field, String value) {
        browser()
                .queryParam(field, value)
                .get("/api/engagement/trending")
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    @Test
    void never_so_many_windows_are_summed_up_at_once_that_nobody_else_is_answered() throws Exception {
        // Given
        List<String> problems = new ArrayList<>();
        try (Connection slow = dataSource.getConnection();
                Statement lock = slow.createStatement();
                ExecutorService threads = Executors.newFixedThreadPool(6)) {
            slow.setAutoCommit(false);
            lock.execute("LOCK TABLE timeline IN ACCESS EXCLUSIVE MODE");

            // When
            List<Callable<String>> asking = IntStream.rangeClosed(301, 306)
                    .mapToObj(hours -> (Callable<String>) () -> browser()
                            .queryParam("window", hours + "h")
                            .get("/api/engagement/trending")
                            .path("type"))
                    .toList();
            for (Future<String> answer : threads.invokeAll(asking)) {
                problems.add(answer.get());
            }
            slow.rollback();
        }

        // Then
        assertThat(problems)
                .contains("urn:maeari:problem:trending-unavailable", "urn:maeari:problem:database-unavailable")
                .doesNotContainNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "counts?at=2026-01-01T00:00:00Z"})
    void never_so_many_pasts_are_summed_up_at_once_that_nobody_else_is_answered(String read) throws Exception {
        // Given
        String path = "/api/engagement/articles/" + articles.published() + "/" + read;
        List<String> problems = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(10);
                Connection slow = dataSource.getConnection();
                Statement lock = slow.createStatement()) {
            slow.setAutoCommit(false);
            lock.execute("LOCK TABLE timeline IN ACCESS EXCLUSIVE MODE");

            // When
            List<Callable<String>> asking =
                    Collections.nCopies(10, () -> browser().get(path).path("type"));
            try {
                for (Future<String> answer : threads.invokeAll(asking, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    problems.add(answer.get());
                }
            } finally {
                slow.rollback();
            }
        }

        // Then
        assertThat(problems)
                .contains("urn:maeari:problem:timeline-unavailable", "urn:maeari:problem:database-unavailable")
                .doesNotContainNull();
    }

    private static int sum(ValidatableResponse answer, String counter) {
        List<Integer> numbers = answer.extract().path("items." + counter);
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    private static ValidatableResponse timeline(ArticleId article, String interval, Instant from, Instant to) {
        return browser()
                .queryParam("interval", interval)
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .get("/api/engagement/articles/" + article + "/timeline")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse at(ArticleId article, Instant time) {
        return browser()
                .queryParam("at", time.toString())
                .get("/api/engagement/articles/" + article + "/counts")
                .then()
                .statusCode(200);
    }

    /** What counting would have kept, had it been then. */
    private void happened(ArticleId article, String counter, Instant time, long n, long adjusted) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO timeline (pipeline, article_id, counter, partition, hour, n, adjusted)
                        VALUES ('main', ?, ?, 0, ?, ?, ?)""")) {
            insert.setObject(1, article.value());
            insert.setString(2, counter);
            insert.setInt(3, (int) (time.truncatedTo(ChronoUnit.HOURS).getEpochSecond() / 3600));
            insert.setLong(4, n);
            insert.setLong(5, adjusted);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
