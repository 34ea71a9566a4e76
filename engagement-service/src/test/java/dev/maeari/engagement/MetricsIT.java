package dev.maeari.engagement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.MetricsPage;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class MetricsIT {
    private static final MetricsPage PAGE = MetricsPage.of("engagement-service");

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    ArticleLog articles;

    @Inject
    MeterRegistry registry;

    @Test
    void every_metric_is_as_its_page_says() {
        assertThat(PAGE.differences(metrics())).isEmpty();
    }

    @Test
    void a_metric_that_is_not_on_the_page_is_noticed() {
        // Given
        String more = metrics()
                + "# TYPE maeari_article_views gauge\nmaeari_article_views{article=\"%s\"} 1.0\n"
                        .formatted(UUID.randomUUID());
        // When
        List<String> differences = PAGE.differences(more);
        // Then
        assertThat(differences)
                .anySatisfy(
                        one -> assertThat(one).contains("maeari_article_views is in the service and not on the page"))
                .anySatisfy(one -> assertThat(one).contains("tells of one in particular"));
    }

    @Test
    void a_metric_or_a_value_of_a_tag_that_the_service_lacks_is_noticed() {
        // Given
        String fewer = metrics()
                .lines()
                .filter(line -> !line.contains("maeari_bursts_held"))
                .filter(line -> !line.contains("prefetch"))
                .collect(Collectors.joining("\n"));
        // When
        List<String> differences = PAGE.differences(fewer);
        // Then
        assertThat(differences)
                .hasSize(2)
                .anySatisfy(one ->
                        assertThat(one).contains("maeari_bursts_held_total is on the page and not in the service"));
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

    private String metrics() {
        return given().get(management.resolve("/q/metrics")).asString();
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }
}
