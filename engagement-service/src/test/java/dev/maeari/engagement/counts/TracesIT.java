package dev.maeari.engagement.counts;

import static dev.maeari.engagement.ReaderRequests.COOKIE;
import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.guest;
import static dev.maeari.engagement.ReaderRequests.like;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.ToldSpan;
import dev.maeari.testing.TraceCollector;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One trace, from a reader's request over the log to the pages that show what came of it. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement-traces"))
@WithTestResource(TraceCollector.class)
class TracesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STREAM = "/api/engagement/counts/stream";

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String parent = "00-" + trace + "-00f067aa0ba902b7-01";

    @TestHTTPResource(STREAM)
    URI address;

    @Inject
    ArticleLog articles;

    @Test
    void a_like_is_followed_from_its_request_to_the_open_pages_and_nobody_is_named() throws Exception {
        // Given
        ArticleId article = articles.published();
        String cookie = guest(article);
        try (EventStream stream = open(article)) {
            await().atMost(PATIENCE).until(() -> !stream.data().isEmpty());
            // When
            browser()
                    .header("traceparent", parent)
                    .cookie(COOKIE, cookie)
                    .put(like(article))
                    .then()
                    .statusCode(202);
            // Then
            ToldSpan shown = told("show counts");
            ToldSpan counted = told("count likes");
            ToldSpan asked = told("PUT /api/engagement/articles/{id}/like");
            assertThat(shown.parent()).isEqualTo(counted.id());
            assertThat(counted.parent()).isEqualTo(asked.id());
            assertThat(asked.parent()).isEqualTo("00f067aa0ba902b7");
            assertThat(TraceCollector.everything()).doesNotContain(cookie);
        }
    }

    @Test
    void a_comment_is_followed_through_the_outbox_and_its_text_is_not_told() {
        // Given
        ArticleId article = articles.published();
        // When
        browser()
                .header("traceparent", parent)
                .cookie(COOKIE, guest(article))
                .header("User-Agent", "agent-of-somebody")
                .contentType(ContentType.JSON)
                .body("{\"text\":\"what somebody wrote\",\"name\":\"name-of-somebody\"}")
                .post("/api/engagement/articles/" + article + "/comments?token=token-in-query")
                .then()
                .statusCode(201);
        // Then
        ToldSpan counted = told("count comments");
        ToldSpan asked = told("POST /api/engagement/articles/{id}/comments");
        assertThat(counted.parent()).isEqualTo(asked.id());
        assertThat(TraceCollector.everything())
                .doesNotContain(List.of(
                        "what somebody wrote", "name-of-somebody", "agent-of-somebody", "token-in-query", "127.0.0.1"));
    }

    private ToldSpan told(String name) {
        return await().atMost(PATIENCE)
                .until(() -> TraceCollector.span(trace, name), Optional::isPresent)
                .orElseThrow();
    }

    private EventStream open(ArticleId article) throws Exception {
        return new EventStream(address.resolve(STREAM + "?article=" + article));
    }
}
