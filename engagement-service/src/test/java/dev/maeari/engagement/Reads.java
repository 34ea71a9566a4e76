package dev.maeari.engagement;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.nullValue;

import dev.maeari.events.ArticleId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** Reads of the counts, as a reader makes them. */
public final class Reads {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Reads() {}

    /** Two seconds are the promise; on a busy machine counting may take longer, so it is asked again. */
    public static ValidatableResponse fresh(RequestSpecification browser, String path, String after) {
        browser.queryParam("after", after);
        return await().atMost(PATIENCE)
                .until(
                        () -> browser.get(path).then().statusCode(200),
                        answer -> answer.extract().header("Maeari-Stale") == null)
                .header("Maeari-Stale", nullValue());
    }

    /** The address of an article's counts. */
    public static String counts(ArticleId article) {
        return "/api/engagement/articles/" + article + "/counts";
    }
}
