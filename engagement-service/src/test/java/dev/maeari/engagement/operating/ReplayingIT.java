package dev.maeari.engagement.operating;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topics;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Through the log, with real counting. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class ReplayingIT {
    private static final String LETTERS = "/api/engagement/dead-letters";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ArticleLog articles;

    @Inject
    Topics topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void what_can_t_be_read_is_listed_and_dies_again_when_it_is_replayed_too_early() {
        // Given
        ArticleId article = articles.published();
        String origin = send("views", article, "no JSON at all " + article, Map.of());
        Map<String, Object> letter = await().atMost(PATIENCE).until(() -> find(origin), one -> !one.isEmpty());
        assertThat(letter)
                .containsEntry("topic", "views")
                .containsEntry("partition", topics.partition(article))
                .containsEntry("times", 1)
                .containsEntry("keptBy", List.of("engagement-service"))
                .containsEntry("replayed", false);
        assertThat(letter.get("cause")).asString().isNotBlank();
        assertThat(Instant.parse((String) letter.get("keptAt")))
                .isAfter(Instant.now().minusSeconds(600));
        // When
        replay(origin).statusCode(200).body("replayed", equalTo(1));
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(find(origin)).containsEntry("times", 2).containsEntry("replayed", false));
    }

    @Test
    void a_replay_counts_once_however_often_it_is_asked_for() {
        // Given
        ArticleId article = articles.published();
        String origin = sendOfTomorrow(article);
        bury(article, origin, "of no known type", UUID.randomUUID());
        // When
        replay(origin).statusCode(200).body("replayed", equalTo(1));
        replay(origin).statusCode(200).body("replayed", equalTo(0));
        // Then
        assertThat(find(origin)).containsEntry("replayed", true);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(views(article)).isEqualTo(1));
    }

    @Test
    void all_of_a_cause_are_replayed_and_no_other() {
        // Given
        ArticleId article = articles.published();
        String cause = "of a kind of its own " + article;
        List<String> meant = List.of(sendOfTomorrow(article), sendOfTomorrow(article));
        meant.forEach(origin -> bury(article, origin, cause + "\nwith a second line", UUID.randomUUID()));
        bury(article, meant.getFirst(), cause, UUID.randomUUID());
        String other = sendOfTomorrow(article);
        bury(article, other, "another cause", UUID.randomUUID());
        // When
        ValidatableResponse answer = post("/replay", Map.of("cause", cause));
        // Then
        answer.statusCode(200).body("replayed", equalTo(2));
        post("/replay", Map.of("cause", cause)).statusCode(200).body("replayed", equalTo(0));
        assertThat(find(meant.getFirst())).containsEntry("times", 2).containsEntry("replayed", true);
        assertThat(find(other)).containsEntry("replayed", false);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(views(article)).isEqualTo(2));
    }

    @Test
    void the_list_goes_on_behind_its_last_name() {
        // Given
        ArticleId article = articles.published();
        for (int i = 0; i < 3; i++) {
            bury(article, sendOfTomorrow(article), "one of three", UUID.randomUUID());
        }
        // When
        JsonPath first = page("?limit=2");
        JsonPath second = page("?limit=1&after=" + first.getString("next"));
        // Then
        assertThat(first.getList("items")).hasSize(2);
        assertThat(first.getString("next")).isEqualTo(first.getString("items[1].name"));
        assertThat(second.getList("items")).hasSize(1);
        assertThat(first.getList("items.name")).doesNotContain(second.getString("items[0].name"));
    }

    @Test
    void what_is_wrong_is_said() {
        replay("views/0/999999999")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:maeari:problem:unknown-dead-letter"));
        replay("nonsense/x/y").statusCode(404);
        post("/replay", Map.of()).statusCode(400).body("field", equalTo("cause"));
        post("/replay", Map.of("cause", "a", "all", true)).statusCode(400).body("field", equalTo("cause"));
        operator().get(LETTERS + "?limit=0").then().statusCode(400).body("field", equalTo("limit"));
        operator().get(LETTERS + "?after=views/0/1/2").then().statusCode(400).body("field", equalTo("after"));
    }

    @Test
    void nobody_else_sees_or_replays_them() {
        for (String token : List.of(People.reader(), People.author(), People.moderator())) {
            given().auth().oauth2(token).get(LETTERS).then().statusCode(403);
            given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body("{\"all\":true}")
                    .post(LETTERS + "/replay")
                    .then()
                    .statusCode(403);
        }
        given().get(LETTERS).then().statusCode(401);
    }

    private Map<String, Object> find(String origin) {
        return page("").<Map<String, Object>>getList("items").stream()
                .filter(letter -> origin.equals(letter.get("name")))
                .findFirst()
                .orElse(Map.of());
    }

    private static JsonPath page(String query) {
        return operator().get(LETTERS + query).then().statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse replay(String origin) {
        return operator().post(LETTERS + "/" + origin + "/replay").then();
    }

    private static ValidatableResponse post(String path, Map<String, Object> body) {
        return operator()
                .contentType(ContentType.JSON)
                .body(body)
                .post(LETTERS + path)
                .then();
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(People.operator());
    }

    private static int views(ArticleId article) {
        return given().get("/api/engagement/articles/" + article + "/counts")
                .then()
                .statusCode(200)
                .extract()
                .path("views");
    }

    /** Something that this version passes over; what has to be replayed later is such a record. */
    private String sendOfTomorrow(ArticleId article) {
        return send("views", article, "{}", Map.of("ce_type", "dev.maeari.ArticleViewedTomorrow"));
    }

    /** A letter that can be read by now. */
    private void bury(ArticleId article, String origin, String cause, UUID visitor) {
        send(
                "views.dead",
                article,
                "{\"articleId\":\"%s\",\"visitor\":\"%s\"}"
                        .formatted(article, visitor.toString().replace("-", "").substring(0, 16)),
                Map.of("maeari_origin", origin, "maeari_cause", cause));
    }

    private String send(String topic, ArticleId article, String value, Map<String, String> more) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        headers.add("ce_source", "test".getBytes(UTF_8));
        if (!more.containsKey("ce_type")) {
            headers.add("ce_type", "dev.maeari.ArticleViewed".getBytes(UTF_8));
        }
        more.forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new StringSerializer())) {
            int partition = topics.partition(article);
            var place = producer.send(new ProducerRecord<>(
                            topics.prefix() + topic, partition, article.toString(), value, headers))
                    .get();
            return topic + "/" + partition + "/" + place.offset();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
