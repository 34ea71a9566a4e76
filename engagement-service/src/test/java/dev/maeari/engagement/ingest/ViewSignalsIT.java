package dev.maeari.engagement.ingest;

import static dev.maeari.engagement.ingest.Visiting.FIREFOX;
import static dev.maeari.engagement.ingest.Visiting.account;
import static dev.maeari.engagement.ingest.Visiting.browsing;
import static dev.maeari.engagement.ingest.Visiting.views;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class ViewSignalsIT {
    @Inject
    ArticleLog articles;

    @Test
    void robots_and_prefetched_pages_are_counted_apart_and_never_shown() {
        // Given
        ArticleId article = articles.published();

        // When
        views(article, "192.0.2.1", FIREFOX);
        views(article, "192.0.2.2", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
        views(article, "192.0.2.3", "curl/8.5.0");
        views(article, "192.0.2.4", "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0.0.0 Safari/537.36");
        await().atMost(Visiting.PATIENCE).until(() -> prefetches(article).statusCode() == 200);

        // Then
        JsonPath account = account(article, 5);
        assertThat(account.getInt("number")).isEqualTo(1);
        assertThat(account.getInt("ignored.robot")).isGreaterThanOrEqualTo(3);
        assertThat(account.getInt("ignored.prefetch")).isPositive();
    }

    private static Response prefetches(ArticleId article) {
        return browsing("192.0.2.5", FIREFOX)
                .header("Sec-Purpose", "prefetch;prerender")
                .queryParam("article", article.toString())
                .get("/api/engagement/views.gif");
    }
}
