package dev.maeari.engagement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class MetricsIT {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    ArticleLog articles;

    @Inject
    MeterRegistry registry;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maeari_events_accepted_total{type=\"ArticleViewed\"}",
                "maeari_events_accepted_total{type=\"ArticleUnliked\"}",
                "maeari_events_rejected_total{reason=\"unavailable\",type=\"ArticleViewed\"}",
                "maeari_events_counted_total{type=\"ArticleLiked\"}",
                "maeari_events_ignored_total{reason=\"repeat\",type=\"ArticleViewed\"}",
                "maeari_events_ignored_total{reason=\"robot\",type=\"ArticleViewed\"}",
                "maeari_events_ignored_total{reason=\"held\",type=\"ArticleViewed\"}",
                "maeari_events_rejected_total{reason=\"too-many\",type=\"ArticleLiked\"}",
                "maeari_bursts_held_total",
                "maeari_counting_batch_seconds_bucket",
                "maeari_count_latency_seconds_bucket",
                "maeari_dead_letters_total{topic=\"views\"}",
                "maeari_recount_differences",
                "maeari_proof_differences",
                "maeari_proof_age_seconds",
                "maeari_streams_open",
                "maeari_outbox_pending",
                "maeari_outbox_oldest_seconds"
            })
    void a_metric_is_there_before_anything_has_happened(String name) {
        // When
        String metrics = given().get(management.resolve("/q/metrics")).asString();

        // Then
        assertThat(metrics).contains(name);
    }

    @Test
    void the_service_is_ready_once_it_knows_articles_and_topics() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(given().get(management.resolve("/q/health/ready"))
                                .asString())
                        .contains("articles are known", "events can be kept")
                        .doesNotContain("DOWN"));
    }

    @Test
    void what_is_taken_in_and_what_is_turned_away_is_counted_by_type_and_reason() {
        // Given
        double accepted = counter("maeari.events.accepted", "type", "ArticleViewed");
        double unknown = counter("maeari.events.rejected", "type", "ArticleViewed", "reason", "unknown-article");
        double invalid = counter("maeari.events.rejected", "type", "ArticleLiked", "reason", "invalid");

        // When
        ReaderRequests.view(articles.published(), "Firefox");
        ReaderRequests.browser()
                .contentType("application/json")
                .body("{\"articleId\":\"" + new ArticleId(UUID.randomUUID()) + "\"}")
                .post("/api/engagement/views");
        ReaderRequests.browser().put("/api/engagement/articles/nonsense/like");

        // Then
        assertThat(counter("maeari.events.accepted", "type", "ArticleViewed")).isEqualTo(accepted + 1);
        assertThat(counter("maeari.events.rejected", "type", "ArticleViewed", "reason", "unknown-article"))
                .isEqualTo(unknown + 1);
        assertThat(counter("maeari.events.rejected", "type", "ArticleLiked", "reason", "invalid"))
                .isEqualTo(invalid + 1);
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }
}
