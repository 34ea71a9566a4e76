package dev.maeari.engagement.ingest;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.guest;
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
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One reader may do little, from wherever; another one may go on. */
@QuarkusTest
@TestProfile(ReaderLimitIT.Few.class)
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "limited"))
class ReaderLimitIT {

    /** A small bound, which no address has. */
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "maeari.limits.exempt", "192.0.2.2",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1",
                    "maeari.limits.reader.burst", "3",
                    "maeari.limits.reader.per-second", "1");
        }
    }

    @Inject
    ArticleLog articles;

    @Test
    void a_reader_who_does_too_much_is_refused_whatever_the_address_and_another_is_not() {
        // Given
        ArticleId article = articles.published();
        String guest = guest(article);
        String another = guest(article);
        int[] last = {1};

        // When
        Response refused = await().atMost(Visiting.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> liked(article, guest, "203.0.113." + last[0]++ % 250),
                        answer -> answer.statusCode() == 429);

        // Then
        assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:maeari:problem:too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(liked(article, another, "203.0.113.1").statusCode()).isEqualTo(202);
    }

    @Test
    void a_form_too_many_is_told_so_by_a_page_that_says_when_to_come_again() {
        // Given
        ArticleId article = articles.published();
        String guest = guest(article);
        int[] last = {1};

        // When
        Response refused = await().atMost(Visiting.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> likedByForm(article, guest, "198.51.100." + last[0]++ % 250),
                        answer -> answer.statusCode() == 429);

        // Then
        assertThat(refused.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(refused.asString()).contains("Wait a moment");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    }

    private static Response likedByForm(ArticleId article, String guest, String address) {
        return browser()
                .header("X-Forwarded-For", address)
                .cookie(ReaderRequests.COOKIE, guest)
                .accept("text/html")
                .contentType(ContentType.URLENC)
                .formParam("liked", "true")
                .post(ReaderRequests.like(article) + "?lang=en");
    }

    private static Response liked(ArticleId article, String guest, String address) {
        return browser()
                .header("X-Forwarded-For", address)
                .cookie(ReaderRequests.COOKIE, guest)
                .put(ReaderRequests.like(article));
    }
}
