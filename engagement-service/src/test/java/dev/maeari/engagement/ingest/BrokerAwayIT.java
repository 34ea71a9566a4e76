package dev.maeari.engagement.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.embedded.Kafka;
import dev.maeari.engagement.ArticleLog;
import dev.maeari.engagement.StackKilled;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
@StackKilled
class BrokerAwayIT {
    /** The promise is two seconds; the rest is for a busy machine. */
    private static final Duration PROMISED = Duration.ofSeconds(2);

    private static final int AT_ONCE = 40;

    @Inject
    ArticleLog articles;

    @Tag("faults")
    @Test
    void without_the_broker_a_view_is_refused_in_time_and_taken_again_after_its_return() throws Exception {
        // Given
        ArticleId article = articles.published();
        assertThat(view(article).statusCode()).isEqualTo(202);
        Kafka kafka = EmbeddedStack.shared().kafka();
        try {
            kafka.kill();

            // When
            List<Response> first = many(article);
            List<Response> then = many(article);

            // Then
            assertThat(first).allSatisfy(BrokerAwayIT::isRefusedInTime);
            assertThat(then).allSatisfy(BrokerAwayIT::isRefusedInTime);
            assertThat(then.stream().filter(answer -> answer.time() < PROMISED.toMillis() / 2))
                    .as("most are refused at once, only one at a time tries")
                    .hasSizeGreaterThan(AT_ONCE / 2);
        } finally {
            kafka.startAgain();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(view(article).statusCode()).isEqualTo(202));
    }

    private static void isRefusedInTime(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        // Forty clients that warm up on the same cores get as long again as the service is allowed.
        assertThat(answer.time()).isLessThan(PROMISED.multipliedBy(2).toMillis());
    }

    private static List<Response> many(ArticleId article) throws Exception {
        try (ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Response>> answers = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> readers.submit(() -> view(article)))
                    .toList();
            return answers.stream().map(BrokerAwayIT::got).toList();
        }
    }

    private static Response got(Future<Response> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError("no answer at all", e);
        }
    }

    private static Response view(ArticleId article) {
        return given().contentType(ContentType.JSON).body(ViewsIT.body(article)).post("/api/engagement/views");
    }
}
