package dev.maeari.engagement.counts;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.guest;
import static dev.maeari.engagement.ReaderRequests.like;
import static dev.maeari.engagement.ReaderRequests.view;
import static dev.maeari.engagement.Reads.counts;
import static dev.maeari.engagement.Reads.fresh;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class LedgerIT {
    @Inject
    ArticleLog articles;

    @Test
    void the_ledger_explains_every_record() {
        // Given
        ArticleId article = articles.published();
        String guest = guest(article);
        view(article, "Firefox");
        view(article, "Firefox");
        String viewed = view(article, "Chrome");
        like(article, guest);
        String liked = like(article, guest);
        fresh(browser(), counts(article), viewed);

        // When
        ValidatableResponse answer = fresh(browser().auth().oauth2(People.author()), ledger(article), liked);

        // Then
        answer.header("Cache-Control", "no-store")
                .body("counters.views.raw", equalTo(3))
                .body("counters.views.counted", equalTo(2))
                .body("counters.views.adjusted", equalTo(0))
                .body("counters.views.ignored.repeat", equalTo(1))
                .body("counters.views.number", equalTo(2))
                .body("counters.likes.raw", equalTo(2))
                .body("counters.likes.counted", equalTo(1))
                .body("counters.likes.ignored.already-so", equalTo(1))
                .body("counters.likes.number", equalTo(1))
                .body("counters.comments.raw", equalTo(0))
                .body("counters.comments.ignored", equalTo(java.util.Map.of()));
    }

    @Test
    void the_ledger_is_for_those_who_write_or_run_the_site() {
        // Given
        ArticleId article = articles.published();

        // When / Then
        browser().get(ledger(article)).then().statusCode(401);
        browser().auth().oauth2(People.reader()).get(ledger(article)).then().statusCode(403);
        browser().auth().oauth2(People.moderator()).get(ledger(article)).then().statusCode(200);
        browser().auth().oauth2(People.operator()).get(ledger(article)).then().statusCode(200);
    }

    private static String ledger(ArticleId article) {
        return "/api/engagement/articles/" + article + "/ledger";
    }
}
