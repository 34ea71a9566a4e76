package dev.maeari.engagement.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topics;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While partitions are being added nothing is appended, and everybody is told to come back in a moment. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class ClosedLogIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PARTITIONS = "/api/engagement/partitions";

    @Inject
    ArticleLog articles;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Topics topics;

    @AfterEach
    void open() throws SQLException {
        execute("UPDATE partitioning SET partitions = %d, closed_until = NULL".formatted(topics.partitions()));
        ArticleId article = articles.published();
        await().atMost(PATIENCE).until(() -> view(article).statusCode() == 202);
    }

    @Test
    void views_and_likes_are_answered_503_for_a_moment_and_comments_wait() throws SQLException {
        // Given
        ArticleId article = articles.published();
        await().atMost(PATIENCE).until(() -> view(article).statusCode() == 202);
        // When
        execute("UPDATE partitioning SET closed_until = clock_timestamp() + interval '1 hour'");
        // Then
        await().atMost(PATIENCE).until(() -> view(article).statusCode() == 503);
        isToldToComeBack(view(article));
        isToldToComeBack(by(People.reader()).put("/api/engagement/articles/" + article + "/like"));
        by(People.reader())
                .contentType(ContentType.JSON)
                .body(Map.of("text", "It will be counted in a moment."))
                .post("/api/engagement/articles/" + article + "/comments")
                .then()
                .statusCode(201);
        execute("UPDATE partitioning SET closed_until = clock_timestamp()");
        await().atMost(PATIENCE).until(() -> view(article).statusCode() == 202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/api/engagement/articles/" + article + "/counts")
                        .then()
                        .body("comments", equalTo(1)));
    }

    @Test
    void who_was_told_of_other_partitions_appends_nothing() throws SQLException {
        // Given
        ArticleId article = articles.published();
        await().atMost(PATIENCE).until(() -> view(article).statusCode() == 202);
        // When
        execute("UPDATE partitioning SET partitions = partitions * 2");
        // Then
        await().atMost(PATIENCE).until(() -> view(article).statusCode() == 503);
    }

    @Test
    void only_an_operator_adds_partitions_and_only_multiples() {
        by(People.operator()).get(PARTITIONS).then().statusCode(200).body("partitions", equalTo(topics.partitions()));
        for (int wanted : new int[] {0, topics.partitions(), topics.partitions() + 1}) {
            grow(People.operator(), wanted).then().statusCode(400).body("field", equalTo("partitions"));
        }
        grow(People.author(), 2 * topics.partitions()).then().statusCode(403);
        by(People.author()).get(PARTITIONS).then().statusCode(403);
    }

    private static Response grow(String token, int to) {
        return by(token)
                .contentType(ContentType.JSON)
                .body(Map.of("partitions", to))
                .post(PARTITIONS);
    }

    private static void isToldToComeBack(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    private static RequestSpecification by(String token) {
        return given().redirects().follow(false).auth().oauth2(token);
    }

    private static Response view(ArticleId article) {
        return given().contentType(ContentType.JSON).body(ViewsIT.body(article)).post("/api/engagement/views");
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }
}
