package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.maeari.engagement.KnownArticle;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class ChangingIT {
    private final Someone reader = Someone.with(People.reader());
    private final Someone moderator = Someone.with(People.moderator());

    @Inject
    TestLog log;

    private KnownArticle article;
    private String comment;

    @BeforeEach
    void publish() {
        article = log.publish();
        comment = reader.posts(article, "a comment").path("id");
    }

    @Test
    void a_moderator_hides_and_shows_and_the_log_tells_it_in_order() {
        // When
        moderator.decides(comment, "hide").then().statusCode(200).body("state", equalTo("hidden"));
        moderator.decides(comment, "hide").then().statusCode(200).body("state", equalTo("hidden"));
        moderator.decides(comment, "show").then().statusCode(200).body("state", equalTo("visible"));
        moderator.decides(comment, "show").then().statusCode(200);
        reader.deletes(comment).then().statusCode(204);

        // Then
        CommentId id = CommentId.of(comment);
        assertThat(log.comments(article.id(), 4))
                .containsExactly(
                        new CommentPublished(article.id(), id, 1, null),
                        new CommentHidden(article.id(), id, 2, HiddenBy.MODERATOR),
                        new CommentPublished(article.id(), id, 3, null),
                        new CommentHidden(article.id(), id, 4, HiddenBy.AUTHOR));
    }

    @Test
    void the_number_under_the_article_follows() {
        // Given
        reader.replies(article, comment, "a reply");
        await().atMost(Duration.ofSeconds(30)).until(() -> counted() == 2);

        // When
        moderator.decides(comment, "hide").then().statusCode(200);

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> counted() == 1);
    }

    @Test
    void only_a_moderator_decides() {
        Someone.unknown().decides(comment, "hide").then().statusCode(401);
        reader.decides(comment, "hide").then().statusCode(403);
        Someone.with(People.author()).decides(comment, "hide").then().statusCode(403);
        moderator.decides(comment, "burn").then().statusCode(400).body("field", equalTo("decision"));
        moderator.decides(UUID.randomUUID().toString(), "hide").then().statusCode(404);
        moderator.decides("nonsense", "hide").then().statusCode(400);
        reader.lists(article).then().body("items[0].state", equalTo("visible"));
    }

    @Test
    void what_its_author_deleted_nobody_shows_again() {
        // Given
        reader.deletes(comment).then().statusCode(204);

        // When, Then
        moderator.decides(comment, "show").then().statusCode(409);
        moderator.decides(comment, "hide").then().statusCode(409);
        reader.deletes(comment).then().statusCode(204);
        assertThat(log.comments(article.id(), 2)).hasSize(2);
    }

    @Test
    void what_a_moderator_hid_its_author_may_still_delete_without_a_word_to_the_log() {
        // Given
        moderator.decides(comment, "hide").then().statusCode(200);

        // When
        reader.deletes(comment).then().statusCode(204);

        // Then
        moderator.decides(comment, "show").then().statusCode(409);
        reader.posts(article, "another").then().statusCode(201);
        assertThat(log.comments(article.id(), 3)).hasSize(3).last().isInstanceOf(CommentPublished.class);
    }

    @Test
    void only_who_wrote_it_deletes_it() {
        // Given
        Someone guest = Someone.guest(article);
        String guests = guest.posts(article, "mine").path("id");

        // When, Then
        Someone.unknown().deletes(guests).then().statusCode(403);
        Someone.guest(article).deletes(guests).then().statusCode(403);
        reader.deletes(guests).then().statusCode(403);
        moderator.deletes(guests).then().statusCode(403);
        guest.deletes(guests).then().statusCode(204);
        reader.deletes(UUID.randomUUID().toString()).then().statusCode(404);
    }

    @Test
    void a_repeat_of_the_request_that_made_it_finds_it_deleted() {
        // Given
        String made = reader.postsWithKey(article, "k", "text").path("id");
        reader.deletes(made).then().statusCode(204);

        // When
        Response again = reader.postsWithKey(article, "k", "text");

        // Then
        again.then()
                .statusCode(201)
                .body("id", equalTo(made))
                .body("state", equalTo("deleted"))
                .body("text", nullValue());
    }

    @Test
    void forms_do_the_same_and_lead_back_to_the_list() {
        // When
        Response hidden = form(moderator, "decision", Map.of("decision", "hide"));
        Response deleted = form(reader, "delete", Map.of());

        // Then
        hidden.then().statusCode(303);
        deleted.then().statusCode(303);
        assertThat(deleted.header("Location")).endsWith(Someone.comments(article) + "/page?lang=ko#comment-" + comment);
        form(Someone.with(People.author()), "delete", Map.of()).then().statusCode(403);
    }

    private int counted() {
        return reader.gets("/api/engagement/articles/" + article.id() + "/counts")
                .path("comments");
    }

    private Response form(Someone someone, String action, Map<String, String> fields) {
        return someone.request()
                .contentType("application/x-www-form-urlencoded")
                .formParams(fields)
                .post("/api/engagement/comments/" + comment + "/" + action);
    }
}
