package dev.maeari.notifications.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxIT extends NotificationsIT {
    @TestHTTPResource("/api/notifications/stream")
    URI stream;

    @Test
    void an_open_stream_begins_with_the_unread_number_and_shows_a_new_item_live() throws Exception {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        List<String> events = new CopyOnWriteArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            InputStream body = client.send(
                            HttpRequest.newBuilder(stream)
                                    .header("Authorization", "Bearer " + author.token())
                                    .build(),
                            BodyHandlers.ofInputStream())
                    .body();
            Thread reader = Thread.ofVirtual().start(() -> read(body, events));
            eventually()
                    .untilAsserted(() -> assertThat(events)
                            .containsSequence("event:notification", "data:{\"unread\":0,\"item\":null}"));

            // When
            Publication.comments(article, null, "Guest", "live");

            // Then
            eventually()
                    .untilAsserted(() -> assertThat(events)
                            .anyMatch(line ->
                                    line.startsWith("data:{\"unread\":1,\"item\":{") && line.contains("\"live\"")));
            assertThat(events.stream().filter(line -> line.contains("\"live\"")))
                    .hasSize(1);

            // When
            author.asks().post("/api/notifications/read").then().statusCode(204);

            // Then
            eventually()
                    .untilAsserted(() -> assertThat(events.stream().filter(line -> line.startsWith("data:")))
                            .last()
                            .isEqualTo("data:{\"unread\":0,\"item\":null}"));
            body.close();
            reader.join();
        }
    }

    @Test
    void the_inbox_is_read_in_pages_newest_first() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        for (String text : List.of("one", "two", "three")) {
            Publication.comments(article, null, "Guest", text);
        }
        eventually().untilAsserted(() -> assertThat(author.kinds()).hasSize(3));

        // When
        JsonPath first = author.asks().get("/api/notifications?limit=2").jsonPath();
        JsonPath second = author.asks()
                .get("/api/notifications?limit=2&after=" + first.getString("next"))
                .jsonPath();

        // Then
        assertThat(first.getList("items.excerpt")).isEqualTo(List.of("three", "two"));
        assertThat(second.getList("items.excerpt")).isEqualTo(List.of("one"));
        assertThat(second.getString("next")).isNull();
        assertThat(second.getLong("unread")).isEqualTo(3);
    }

    @Test
    void reading_one_leaves_the_others_unread_and_is_the_owners_alone() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        Publication.comments(article, null, "Guest", "one");
        Publication.comments(article, null, "Guest", "two");
        eventually().untilAsserted(() -> assertThat(author.kinds()).hasSize(2));
        String one = author.inbox().getString("items[1].id");

        // When
        author.asks().post("/api/notifications/" + one + "/read").then().statusCode(204);

        // Then
        assertThat(author.inbox().getList("items.read")).isEqualTo(List.of(false, true));
        assertThat(author.inbox().getLong("unread")).isEqualTo(1);
        Somebody.english()
                .asks()
                .post("/api/notifications/" + one + "/read")
                .then()
                .statusCode(404);
    }

    @Test
    void nobody_reads_an_inbox_without_signing_in() {
        for (String path : List.of("", "/stream", "/preferences")) {
            given().get("/api/notifications" + path).then().statusCode(401);
        }
        given().post("/api/notifications/read").then().statusCode(401);
    }

    private static void read(InputStream body, List<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (java.io.IOException | java.io.UncheckedIOException e) {
            lines.add("closed");
        }
    }
}
