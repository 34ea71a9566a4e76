package dev.maeari.engagement.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source may have two streams open, and all together may watch a hundred articles. */
@QuarkusTest
@TestProfile(StreamLimitIT.Few.class)
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "limited"))
class StreamLimitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EXEMPT = "192.0.2.2";
    private static final int OK = 200;

    /** Small bounds, which one address has not. */
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "maeari.limits.exempt", EXEMPT,
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1",
                    "maeari.limits.streams", "2",
                    "maeari.counts.watched", "100");
        }
    }

    @TestHTTPResource("/api/engagement/counts/stream")
    URI address;

    @Inject
    ArticleLog articles;

    private final List<EventStream> streams = new ArrayList<>();

    @AfterEach
    void leave() throws Exception {
        for (EventStream stream : streams) {
            stream.close();
        }
    }

    @Test
    void a_source_may_have_so_many_streams_open_and_others_may_have_theirs() throws Exception {
        // Given
        ArticleId article = articles.published();
        assertThat(open("203.0.113.1", article).response().statusCode()).isEqualTo(OK);
        assertThat(open("203.0.113.1", article).response().statusCode()).isEqualTo(OK);

        // When
        EventStream refused = open("203.0.113.1", article);

        // Then
        assertRefused(refused, 429, "too-many-requests");
        assertThat(open("203.0.113.2", article).response().statusCode()).isEqualTo(OK);
    }

    @Test
    void a_stream_that_its_browser_closed_makes_room_for_another() throws Exception {
        // Given
        ArticleId article = articles.published();
        open("203.0.113.3", article);
        EventStream closed = open("203.0.113.3", article);

        // When
        closed.close();

        // Then
        await().atMost(PATIENCE)
                .until(() -> open("203.0.113.3", article).response().statusCode() == OK);
    }

    @Test
    void who_has_no_limits_opens_more() throws Exception {
        // Given
        ArticleId article = articles.published();
        open(EXEMPT, article);
        open(EXEMPT, article);

        // When
        EventStream third = open(EXEMPT, article);

        // Then
        assertThat(third.response().statusCode()).isEqualTo(OK);
    }

    @Test
    void what_all_streams_watch_together_is_bounded_whoever_asks() throws Exception {
        // Given
        ArticleId[] hundred = Stream.generate(() -> new ArticleId(UUID.randomUUID()))
                .limit(100)
                .toArray(ArticleId[]::new);
        await().atMost(PATIENCE)
                .until(() -> open("203.0.113.4", hundred).response().statusCode() == OK);

        // When
        EventStream refused = open(EXEMPT, articles.published());

        // Then
        assertRefused(refused, 503, "too-many-streams");
    }

    private static void assertRefused(EventStream stream, int status, String problem) {
        assertThat(stream.response().statusCode()).isEqualTo(status);
        assertThat(stream.response().headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
        assertThat(stream.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(String.join("", stream.lines())).contains("\"urn:maeari:problem:" + problem + "\""));
    }

    private EventStream open(String from, ArticleId... watched) throws Exception {
        String query = Stream.of(watched).map(id -> "article=" + id).collect(Collectors.joining("&"));
        EventStream stream = new EventStream(URI.create(address + "?" + query), from);
        streams.add(stream);
        return stream;
    }
}
