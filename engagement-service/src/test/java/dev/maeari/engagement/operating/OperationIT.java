package dev.maeari.engagement.operating;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.engagement.ReaderRequests;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topics;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class OperationIT {
    private static final String PAGE = "/api/engagement/operation";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ArticleLog articles;

    @Inject
    Topics topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ParameterizedTest
    @CsvSource({"ko, 운영, 처리하지 못한 기록, views/0", "en, Operation, Dead letters, likes/2"})
    void an_operator_sees_how_it_is_in_both_languages(String language, String title, String letters, String partition) {
        // Given
        ReaderRequests.view(articles.published(), "Firefox");
        // When
        ValidatableResponse page = opens(language);
        // Then
        page.statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", equalTo(language))
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("<h1>" + title + "</h1>"))
                .body(containsString(letters + "</h2>"))
                .body(containsString("<th scope=\"row\">" + partition + "</th>"))
                .body(containsString("<h3>postgres 18"))
                .body(containsString("maeari_events_accepted_total"))
                .body(containsString("events can be kept"));
    }

    @Test
    void a_dead_letter_is_replayed_by_a_form_and_the_page_says_so() throws Exception {
        // Given
        ArticleId article = articles.published();
        String cause = "<i>no JSON</i> " + article;
        String name = "views/%d/0".formatted(topics.partition(article));
        bury(article, name, cause);
        assertThat(opens("en").statusCode(200).extract().asString())
                .contains("&lt;i&gt;no JSON&lt;/i&gt; " + article)
                .doesNotContain("<i>no JSON");
        // When
        String back = operator()
                .redirects()
                .follow(false)
                .formParam("cause", cause)
                .post(PAGE + "/replay")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        // Then
        assertThat(back).endsWith(PAGE + "?replayed=1#dead-letters");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(opens("en").extract().asString())
                        .doesNotContain("value=\"&lt;i&gt;no JSON&lt;/i&gt; " + article));
        operator()
                .header("Accept-Language", "en")
                .get(PAGE + "?replayed=1")
                .then()
                .body(containsString("Replayed: 1."));
    }

    @Test
    void what_an_address_says_is_not_repeated() {
        assertThat(operator()
                        .get(PAGE + "?replayed=all-is-lost")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("all-is-lost")
                .doesNotContain("role=\"status\"");
    }

    @Test
    void the_process_says_how_it_is() {
        operator()
                .get("/api/engagement/condition")
                .then()
                .statusCode(200)
                .body("service", equalTo("engagement-service"))
                .body("ready", equalTo(true))
                .body("since", notNullValue())
                .body("checks.name", hasItem("articles are known"))
                .body("checks.up", everyItem(equalTo(true)))
                .body("metrics.maeari_outbox_pending", notNullValue())
                .body("metrics.maeari_events_accepted_total", notNullValue());
    }

    @Test
    void nobody_else_sees_any_of_it() {
        for (String path : new String[] {PAGE, "/api/engagement/condition"}) {
            given().get(path).then().statusCode(401);
            for (String token : new String[] {People.reader(), People.author(), People.moderator()}) {
                given().auth().oauth2(token).get(path).then().statusCode(403);
            }
        }
        given().auth()
                .oauth2(People.author())
                .formParam("cause", "x")
                .post(PAGE + "/replay")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse opens(String language) {
        return operator().header("Accept-Language", language).get(PAGE).then();
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(People.operator());
    }

    private void bury(ArticleId article, String origin, String cause) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> letter = new ProducerRecord<>(
                    topics.prefix() + "views.dead", topics.partition(article), article.toString(), "{");
            letter.headers().add("maeari_origin", origin.getBytes(UTF_8));
            letter.headers().add("maeari_cause", cause.getBytes(UTF_8));
            producer.send(letter).get();
        }
    }
}
