package dev.maeari.engagement.ingest;

import static dev.maeari.engagement.ReaderRequests.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.events.ArticleId;
import dev.maeari.testing.People;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.function.Predicate;

/** Views from wherever a test wants, and what becomes of them. */
final class Visiting {
    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Visiting() {}

    static RequestSpecification browsing(String forwardedFor, String userAgent) {
        return browser()
                .header("X-Forwarded-For", forwardedFor)
                .header("User-Agent", userAgent)
                .header("Accept-Language", "ko");
    }

    static Response view(RequestSpecification browser, ArticleId article) {
        return browser.contentType("application/json")
                .body(ViewsIT.body(article))
                .post("/api/engagement/views");
    }

    /** As a client should: what was refused, or whose fate is unknown, is sent again, which at worst is a repeat. */
    static void views(ArticleId article, String forwardedFor, String userAgent) {
        await().atMost(PATIENCE)
                .until(() -> view(browsing(forwardedFor, userAgent), article).statusCode(), status -> {
                    assertThat(status).isIn(202, 503);
                    return status == 202;
                });
    }

    /** The account of the article's views, once it is as expected. */
    static JsonPath account(ArticleId article, Predicate<JsonPath> expected) {
        return await().atMost(PATIENCE).until(() -> account(article), expected);
    }

    /** The same once so many views were seen, or more by repeats. */
    static JsonPath account(ArticleId article, int raw) {
        return account(article, account -> account.getInt("raw") >= raw);
    }

    private static JsonPath account(ArticleId article) {
        return browser()
                .auth()
                .oauth2(People.operator())
                .get("/api/engagement/articles/" + article + "/ledger")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("counters.views");
    }
}
