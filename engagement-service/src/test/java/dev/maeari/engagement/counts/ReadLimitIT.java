package dev.maeari.engagement.counts;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source may ask the database a few times. */
@QuarkusTest
@TestProfile(ReadLimitIT.Few.class)
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "limited"))
class ReadLimitIT {
    private static final AtomicInteger SOURCES = new AtomicInteger();
    private static final int MANY = 300;
    private static final int FAR_MORE_THAN_THE_BURST = 100;
    private static final int FEWER_THAN_MAY_BE_OPEN = 90;
    private static final String EXEMPT = "192.0.2.2";

    /** A small bound, which one address has not. */
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "maeari.limits.exempt", EXEMPT,
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1",
                    "maeari.limits.reads.burst", "20",
                    "maeari.limits.reads.per-second", "2");
        }
    }

    @TestHTTPResource("/api/engagement/counts/stream")
    URI address;

    @Inject
    ArticleLog articles;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "articles/ARTICLE/counts?after=POSITION",
                "articles/ARTICLE/counts?at=2026-01-01T00:00:00Z",
                "articles/ARTICLE/counts?proof=true",
                "counts?article=ARTICLE&after=POSITION",
                "counts?article=ARTICLE&at=2026-01-01T00:00:00Z",
                "articles/ARTICLE/timeline",
                "articles/ARTICLE/like"
            })
    void a_source_that_asks_the_database_without_end_is_refused_and_another_one_is_not(String read) {
        // Given
        ArticleId article = articles.published();
        String path = "/api/engagement/"
                + read.replace("ARTICLE", article.toString()).replace("POSITION", view(article, "Firefox"));
        String source = source();

        // When
        Response refused = refused(path, source);

        // Then
        assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:maeari:problem:too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(get(path, source()).statusCode()).isEqualTo(200);
        assertThat(get(path, EXEMPT).statusCode()).isEqualTo(200);
    }

    @Test
    void a_source_that_opens_and_leaves_streams_without_end_is_refused() throws Exception {
        // Given
        URI asked = URI.create(address + "?article=" + articles.published());
        String source = source();

        // When
        int status = 0;
        for (int i = 0; i < FEWER_THAN_MAY_BE_OPEN && status != 429; i++) {
            try (EventStream stream = new EventStream(asked, source)) {
                status = stream.response().statusCode();
            }
        }

        // Then
        assertThat(status).isEqualTo(429);
    }

    @Test
    void what_is_at_hand_is_answered_without_end() {
        // Given
        String path = "/api/engagement/counts?article=" + articles.published();
        String source = source();

        // When / Then
        for (int i = 0; i < FAR_MORE_THAN_THE_BURST; i++) {
            assertThat(get(path, source).statusCode()).isEqualTo(200);
        }
    }

    private static Response refused(String path, String source) {
        for (int i = 0; i < MANY; i++) {
            Response answer = get(path, source);
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError(MANY + " reads from one address were all answered");
    }

    private static Response get(String path, String source) {
        return browser().header("X-Forwarded-For", source).get(path);
    }

    /** Another one each time. */
    private static String source() {
        return "203.0.113." + SOURCES.incrementAndGet();
    }
}
