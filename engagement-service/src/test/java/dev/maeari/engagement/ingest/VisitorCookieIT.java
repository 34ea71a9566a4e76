package dev.maeari.engagement.ingest;

import static dev.maeari.engagement.ingest.Visiting.FIREFOX;
import static dev.maeari.engagement.ingest.Visiting.account;
import static dev.maeari.engagement.ingest.Visiting.browsing;
import static dev.maeari.engagement.ingest.Visiting.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A site whose visitors are known by a cookie. */
@QuarkusTest
@TestProfile(VisitorCookieIT.ByCookie.class)
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "cookies"))
class VisitorCookieIT {
    /** Not the default. */
    public static final class ByCookie implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("maeari.visitors.identity", "cookie");
        }
    }

    private static final String COOKIE = "maeari_visitor";

    @Inject
    ArticleLog articles;

    @Test
    void the_first_view_brings_a_cookie_that_ends_with_the_day() {
        // Given
        ArticleId article = articles.published();

        // When
        Cookie cookie = kept(browsing("192.0.2.1", FIREFOX), article).detailedCookie(COOKIE);

        // Then
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/api/engagement");
        assertThat(cookie.getMaxAge()).isBetween(1L, Duration.ofDays(1).toSeconds());
    }

    @Test
    void who_has_the_cookie_is_one_visitor_wherever_they_are() {
        // Given
        ArticleId article = articles.published();
        String cookie = kept(browsing("192.0.2.1", FIREFOX), article).cookie(COOKIE);

        // When
        Response again = kept(browsing("192.0.2.2", FIREFOX).cookie(COOKIE, cookie), article);

        // Then
        assertThat(again.cookies()).isEmpty();
        assertThat(account(article, 2).getInt("number")).isEqualTo(1);
    }

    @Test
    void two_browsers_of_one_office_are_two_visitors() {
        // Given
        ArticleId article = articles.published();

        // When
        kept(browsing("192.0.2.3", FIREFOX), article);
        kept(browsing("192.0.2.3", FIREFOX), article);

        // Then
        assertThat(account(article, 2).getInt("number")).isEqualTo(2);
    }

    @Test
    void a_cookie_of_another_form_is_none() {
        // Given
        ArticleId article = articles.published();

        // When
        Response answer = kept(browsing("192.0.2.4", FIREFOX).cookie(COOKIE, "x".repeat(4000)), article);

        // Then
        assertThat(answer.cookie(COOKIE)).hasSize(22);
    }

    @Test
    void a_refused_view_sets_no_cookie() {
        // When
        Response unknown = view(browsing("192.0.2.5", FIREFOX), new ArticleId(UUID.randomUUID()));
        Response foreign =
                view(browsing("192.0.2.5", FIREFOX).header("Sec-Fetch-Site", "cross-site"), articles.published());

        // Then
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.cookies()).isEmpty();
        assertThat(foreign.cookies()).isEmpty();
    }

    /** The answer to a view that is on the log. */
    private static Response kept(RequestSpecification browser, ArticleId article) {
        return await().atMost(Visiting.PATIENCE)
                .until(() -> view(browser, article), answer -> answer.statusCode() == 202);
    }
}
