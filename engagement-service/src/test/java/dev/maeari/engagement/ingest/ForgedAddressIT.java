package dev.maeari.engagement.ingest;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ingest.Visiting.account;
import static dev.maeari.engagement.ingest.Visiting.browsing;
import static dev.maeari.engagement.ingest.Visiting.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.engagement.ReaderRequests;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The tests' own machine is no proxy that the site trusts, and may do little. */
@QuarkusTest
@TestProfile(ForgedAddressIT.NotAProxy.class)
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "forged"))
class ForgedAddressIT {
    private static final int MANY = 400;

    /** Somebody else is the proxy. */
    public static final class NotAProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.trusted-proxies", "192.0.2.1",
                    "maeari.limits.exempt", "192.0.2.2",
                    "maeari.limits.address.burst", "20",
                    "maeari.limits.address.per-second", "2");
        }
    }

    private final AtomicInteger forged = new AtomicInteger();

    @Inject
    ArticleLog articles;

    @Test
    void a_forged_address_makes_no_other_visitor() {
        // Given
        ArticleId article = articles.published();

        // When
        for (int i = 0; i < 3; i++) {
            await().atMost(Visiting.PATIENCE).until(() -> forged(article).statusCode() == 202);
        }

        // Then
        JsonPath account = account(article, 3);
        assertThat(account.getInt("number")).isEqualTo(1);
        assertThat(account.getInt("ignored.repeat")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_forged_address_makes_no_other_bucket() {
        // Given
        ArticleId article = articles.published();

        // When
        Response refused = refused(article);

        // Then
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:maeari:problem:too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    }

    @Test
    void likes_comments_and_taking_them_back_draw_from_the_same_bucket() {
        // Given
        ArticleId article = articles.published();
        refused(article);

        // When / Then
        await().atMost(Visiting.PATIENCE).until(() -> {
            view(browsing("192.0.2.9", Visiting.FIREFOX), article);
            return browser().put(ReaderRequests.like(article)).statusCode() == 429;
        });
        await().atMost(Visiting.PATIENCE).until(() -> {
            view(browsing("192.0.2.9", Visiting.FIREFOX), article);
            return comments(article).statusCode() == 429;
        });
        await().atMost(Visiting.PATIENCE).until(() -> {
            view(browsing("192.0.2.9", Visiting.FIREFOX), article);
            return deletes(UUID.randomUUID()).statusCode() == 429;
        });
    }

    private Response refused(ArticleId article) {
        for (int i = 0; i < MANY; i++) {
            Response answer = forged(article);
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError(MANY + " views from one address were all taken in");
    }

    private Response forged(ArticleId article) {
        return view(browsing("198.51.100." + forged.incrementAndGet(), Visiting.FIREFOX), article);
    }

    private static Response deletes(UUID comment) {
        return browser().delete("/api/engagement/comments/" + comment);
    }

    private static Response comments(ArticleId article) {
        return browser()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("text", "메아리"))
                .post("/api/engagement/articles/" + article + "/comments");
    }
}
