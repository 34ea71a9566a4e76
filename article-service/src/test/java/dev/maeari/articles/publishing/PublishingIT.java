package dev.maeari.articles.publishing;

import static dev.maeari.articles.Desk.PATIENCE;
import static dev.maeari.articles.Desk.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.maeari.articles.ArticleLog;
import dev.maeari.articles.Articles;
import dev.maeari.articles.Desk;
import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.ArticleEvent;
import dev.maeari.events.ArticleEvent.ArticleDeleted;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleEvent.ArticleUnpublished;
import dev.maeari.events.Topics;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class PublishingIT {
    private final Desk author = Desk.author();

    @Inject
    Articles articles;

    @Inject
    Topics topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void every_change_of_a_public_article_is_told_in_order() {
        // Given
        Map<String, Object> text = Map.of(
                "title", "Told", "body", "# Heading\n\nThe *first* words.", "category", "News", "tags", List.of("a"));
        String id = author.writes(text).extract().path("id");
        author.rewrites(id, "\"1\"", text).statusCode(200);
        author.publishes(id).statusCode(200);
        author.rewrites(id, "\"3\"", Map.of("title", "Told again", "summary", "In short"))
                .statusCode(200);
        author.unpublishes(id).statusCode(200);
        author.publishes(id).statusCode(200);
        // When
        author.deletes(id).statusCode(204);
        // Then
        List<ArticleEvent> events = await().atMost(PATIENCE)
                .until(() -> new ArticleLog(bootstrapServers, topics).of(id), told -> told.size() == 5);
        assertThat(events).extracting(ArticleEvent::revision).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(events.get(0)).isInstanceOfSatisfying(ArticlePublished.class, first -> {
            assertThat(first.slug()).isEqualTo("told");
            assertThat(first.summary()).isEqualTo("The first words.");
            assertThat(first.category()).isEqualTo("News");
            assertThat(first.authorSubject()).isEqualTo("subject-of-author");
            assertThat(first.authorHandle()).isEqualTo("author");
        });
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        ArticlePublished.class,
                        second -> assertThat(second.summary()).isEqualTo("In short"));
        assertThat(events.get(2)).isInstanceOf(ArticleUnpublished.class);
        assertThat(events.get(3))
                .isInstanceOfSatisfying(
                        ArticlePublished.class,
                        again -> assertThat(again.publishedAt())
                                .isEqualTo(((ArticlePublished) events.get(0)).publishedAt()));
        assertThat(events.get(4)).isInstanceOf(ArticleDeleted.class);
        author.reads(id).statusCode(410);
        author.publishes(id).statusCode(410);
    }

    @Test
    void publishing_twice_changes_nothing_the_second_time() {
        // Given
        String id = author.publishesAndWaits("Once");
        // When
        var again = author.publishes(id);
        // Then
        again.statusCode(200)
                .body("status", equalTo("published"))
                .body("publishedAt", notNullValue())
                .body("revision", equalTo(2));
    }

    @Test
    void a_draft_can_not_be_taken_back() {
        // Given
        String id = author.drafts("Never out");
        // When
        var answer = author.unpublishes(id);
        // Then
        answer.statusCode(409).body("type", equalTo("urn:maeari:problem:not-published"));
    }

    @Test
    void publishing_at_another_time_is_refused_rather_than_done_at_once() {
        // Given
        String id = author.drafts("Later");
        // When
        var answer = author.asks()
                .contentType(ContentType.JSON)
                .body("{\"publishAt\": \"2030-01-01T00:00:00Z\"}")
                .post("/api/articles/" + id + "/publish")
                .then();
        // Then
        answer.statusCode(400).body("field", equalTo("publishAt"));
        author.reads(id).body("status", equalTo("draft"));
        author.asks()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/articles/" + id + "/publish")
                .then()
                .statusCode(200);
    }

    @Test
    void publishing_what_has_changed_meanwhile_is_refused_to_who_asks_for_that() {
        // Given
        String id = author.drafts("Seen at one");
        author.rewrites(id, "\"1\"", Map.of("title", "Seen at two")).statusCode(200);
        // When
        var late = author.asks()
                .header("If-Match", "\"1\"")
                .post("/api/articles/" + id + "/publish")
                .then();
        // Then
        late.statusCode(412);
    }

    @Test
    void a_former_slug_redirects_once_readers_knew_it() {
        // Given
        String id = author.publishesAndWaits("Old address of this");
        // When
        author.rewrites(id, "\"2\"", Map.of("title", "Old address of this", "slug", "new-address-of-this"))
                .statusCode(200)
                .body("slug", equalTo("new-address-of-this"));
        // Then
        assertThat(articles.redirect("old-address-of-this")).contains("new-address-of-this");
        assertThat(articles.published("old-address-of-this")).isEmpty();
        assertThat(articles.published("New-Address-of-this")).isPresent();
        assertThat(articles.redirect("new-address-of-this")).isEmpty();
        author.writes(Map.of("title", "Old address of this")).body("slug", equalTo("old-address-of-this-2"));
    }

    @Test
    void the_slug_of_a_draft_follows_its_title_and_that_of_a_public_article_stays() {
        // Given
        String id = author.drafts("Working title");
        author.rewrites(id, "\"1\"", Map.of("title", "Final title")).body("slug", equalTo("final-title"));
        author.publishes(id).statusCode(200);
        // When
        var renamed = author.rewrites(id, "\"3\"", Map.of("title", "A better title"));
        // Then
        renamed.body("slug", equalTo("final-title"));
        assertThat(articles.redirect("working-title")).isEmpty();
    }

    @Test
    void readers_see_an_article_only_once_its_event_is_acknowledged() {
        // Given
        String id = author.drafts("Not before");
        EmbeddedStack.shared().kafka().kill();
        try {
            // When
            author.publishes(id).statusCode(200).body("status", equalTo("published"));
            // Then
            assertThat(articles.published("not-before")).isEmpty();
            anybody()
                    .queryParam("slug", "not-before")
                    .get("/api/articles")
                    .then()
                    .body("items", hasSize(0));
            author.reads(id).body("status", equalTo("published"));
        } finally {
            EmbeddedStack.shared().kafka().startAgain();
        }
        Desk.awaitShown(id);
        assertThat(articles.newest(100, null))
                .extracting(a -> a.id().toString())
                .contains(id);
        anybody().queryParam("slug", "not-before").get("/api/articles").then().body("items.id", contains(id));
        author.unpublishes(id).statusCode(200);
        assertThat(articles.published("not-before")).isEmpty();
        anybody().get("/api/articles/" + id).then().statusCode(404);
    }
}
