package dev.maeari.engagement.counting.recounting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.maeari.events.ArticleId;
import dev.maeari.events.Topics;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class RecountsResourceIT {
    private static final String RECOUNTS = "/api/engagement/recounts";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Topics topics;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void an_operator_asks_for_a_recount_and_reads_its_report() {
        // Given
        ValidatableResponse asked = ask("{}").statusCode(202).body("state", notNullValue());
        String place = asked.extract().header("Location");
        // When
        awaitDone(place);
        // Then
        String id = asked.extract().path("id");
        assertThat(place).endsWith(RECOUNTS + "/" + id);
        operator()
                .get(place)
                .then()
                .body("report.unproved", hasSize(0))
                .body("repair", equalTo(false))
                .body("failure", equalTo(null));
        operator().get(RECOUNTS).then().statusCode(200).body("items.id", hasItem(id));
    }

    @Test
    void a_number_that_is_wrong_stands_in_the_metric_until_it_is_repaired() throws SQLException {
        // Given
        UUID article = UUID.randomUUID();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement invent = connection.prepareStatement("INSERT INTO counts"
                        + " (pipeline, article_id, counter, partition, value, position)"
                        + " SELECT name, ?, 'views', ?, 7, 0 FROM pipelines WHERE shown")) {
            invent.setObject(1, article);
            invent.setInt(2, topics.partition(new ArticleId(article)));
            invent.executeUpdate();
        }
        // When
        recount("{}");
        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(differences()).isPositive());
        // When
        recount("{\"repair\": true}");
        recount("{}");
        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(differences()).isZero());
    }

    private static void recount(String body) {
        awaitDone(ask(body).statusCode(202).extract().header("Location"));
    }

    private static void awaitDone(String place) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> operator().get(place).then().body("state", equalTo("done")));
    }

    private double differences() {
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith("maeari_recount_differences"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void nobody_else_may() {
        for (String person : new String[] {People.reader(), People.author(), People.moderator()}) {
            given().auth()
                    .oauth2(person)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(RECOUNTS)
                    .then()
                    .statusCode(403);
            given().auth().oauth2(person).get(RECOUNTS).then().statusCode(403);
        }
        given().get(RECOUNTS).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rule\": {\"version\": 2}}",
                "{\"rule\": {\"version\": 2, \"visitGapSeconds\": 60, \"counters\": [\"views\"], \"ignored\": {}}, \"repair\": true}"
            })
    void what_makes_no_sense_is_refused(String body) {
        ask(body).statusCode(400);
    }

    @Test
    void an_unknown_recount_is_not_found() {
        operator()
                .get(RECOUNTS + "/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
        operator().get(RECOUNTS + "/x").then().statusCode(404);
    }

    private static ValidatableResponse ask(String body) {
        return operator()
                .contentType(ContentType.JSON)
                .body(body)
                .post(RECOUNTS)
                .then();
    }

    private static io.restassured.specification.RequestSpecification operator() {
        return given().auth().oauth2(People.operator());
    }
}
