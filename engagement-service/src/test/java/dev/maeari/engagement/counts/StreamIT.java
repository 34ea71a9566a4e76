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
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class StreamIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STREAM = "/api/engagement/counts/stream";

    @TestHTTPResource(STREAM)
    URI address;

    @Inject
    ArticleLog articles;

    @Inject
    MeterRegistry registry;

    @Test
    void the_current_counts_come_at_once_and_changes_while_it_is_open() throws Exception {
        // Given
        ArticleId article = articles.published();
        try (EventStream stream = open(article)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stream.data())
                            .first()
                            .asString()
                            .contains(article.toString(), "\"views\":0", "\"views\":\"0-0\""));

            // When
            view(article, "Firefox");
            like(article, guest(article));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(stream.data()).last().asString().contains("\"views\":1", "\"likes\":1"));
            assertThat(stream.lines()).contains("event:counts");
        }
    }

    @Test
    void who_connects_later_begins_with_what_was_counted() throws Exception {
        // Given
        ArticleId article = articles.published();
        view(article, "Firefox");
        await().atMost(PATIENCE)
                .untilAsserted(() -> browser()
                        .get("/api/engagement/articles/" + article + "/counts")
                        .then()
                        .body("views", equalTo(1)));

        // When
        try (EventStream stream = open(article)) {

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(stream.data()).first().asString().contains("\"views\":1"));
        }
    }

    @Test
    void a_heartbeat_comes_first_and_again_and_again() throws Exception {
        // Given
        ArticleId article = articles.published();

        // When
        try (EventStream stream = open(article)) {

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stream.heartbeats()).isGreaterThan(2));
            assertThat(stream.lines()).first().asString().startsWith(":");
        }
    }

    @Test
    void no_proxy_may_hold_it_back() throws Exception {
        // Given
        ArticleId article = articles.published();

        // When
        try (EventStream stream = open(article)) {

            // Then
            var headers = stream.response().headers();
            assertThat(headers.firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(headers.allValues("X-Accel-Buffering")).isEqualTo(List.of("no"));
            assertThat(headers.allValues("Cache-Control")).isEqualTo(List.of("no-store"));
            assertThat(headers.firstValue("Content-Encoding").orElse("identity"))
                    .isEqualTo("identity");
        }
    }

    @Test
    void open_streams_are_counted_and_forgotten_when_the_browser_leaves() throws Exception {
        // Given
        ArticleId article = articles.published();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openStreams()).isZero());
        EventStream one = open(article);
        EventStream two = open(article);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openStreams()).isEqualTo(2));

        // When
        one.close();
        two.close();

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openStreams()).isZero());
    }

    @Test
    void without_an_article_there_is_no_stream() {
        browser().get(STREAM).then().statusCode(400).body("field", equalTo("article"));
    }

    @Test
    void what_is_no_article_is_refused_by_field() {
        browser()
                .queryParam("article", "nonsense")
                .get(STREAM)
                .then()
                .statusCode(400)
                .body("field", equalTo("article"));
    }

    private EventStream open(ArticleId article) throws Exception {
        return new EventStream(URI.create(address + "?article=" + article));
    }

    private double openStreams() {
        return registry.get("maeari.streams.open").gauge().value();
    }
}
