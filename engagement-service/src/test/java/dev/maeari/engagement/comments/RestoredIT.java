package dev.maeari.engagement.comments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.maeari.engagement.KnownArticle;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database that was restored is older than the log: a repair makes the number what can be read, and nobody reads more. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class RestoredIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RECOUNTS = "/api/engagement/recounts";

    private final Someone reader = Someone.with(People.reader());
    private final Someone moderator = Someone.with(People.moderator());

    @Inject
    TestLog log;

    @Inject
    AgroalDataSource dataSource;

    private KnownArticle article;
    private String comment;

    @BeforeEach
    void write() {
        article = log.publish();
        comment = reader.posts(article, "a comment").path("id");
        reader.posts(article, "another");
        await().atMost(PATIENCE).until(() -> counted() == 2);
    }

    @Test
    void a_comment_whose_text_is_lost_is_listed_and_then_hidden_through_the_log() {
        // Given
        change("DELETE FROM comments WHERE id = ?");
        assertThat(found(recount(false)))
                .containsEntry("what", "comment")
                .containsEntry("stored", 0)
                .containsEntry("proved", 1)
                .hasEntrySatisfying("firstOffset", offset -> assertThat(offset).isNotNull())
                .containsEntry("repaired", false);
        // When
        JsonPath report = recount(true);
        // Then
        assertThat(found(report)).containsEntry("repaired", true);
        assertThat(log.comments(article.id(), 3))
                .contains(new CommentHidden(article.id(), CommentId.of(comment), 2, HiddenBy.ERASED));
        await().atMost(PATIENCE).until(() -> counted() == 1);
        reader.lists(article).then().body("items", hasSize(1));
        assertThat(found(recount(false))).isNull();
    }

    @Tag("long")
    @Test
    void what_its_author_had_deleted_is_deleted_again() {
        // Given
        reader.deletes(comment).then().statusCode(204);
        await().atMost(PATIENCE).until(() -> counted() == 1);
        change("UPDATE comments SET state = 'visible', revision = 1, name = 'n', text = 'a comment' WHERE id = ?");
        // When
        JsonPath report = recount(true);
        // Then
        assertThat(found(report)).containsEntry("what", "comment").containsEntry("repaired", true);
        reader.lists(article).then().body("items", hasSize(1));
        assertThat(change("UPDATE comments SET revision = revision WHERE id = ? AND text IS NULL"))
                .isOne();
        moderator.decides(comment, "show").then().statusCode(409);
    }

    @Tag("long")
    @Test
    void what_a_moderator_had_hidden_is_hidden_again_and_can_be_shown() {
        // Given
        moderator.decides(comment, "hide").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> counted() == 1);
        change("UPDATE comments SET state = 'visible', hidden_by = NULL, revision = 1 WHERE id = ?");
        // When
        recount(true);
        // Then
        moderator.decides(comment, "show").then().statusCode(200).body("text", equalTo("a comment"));
        await().atMost(PATIENCE).until(() -> counted() == 2);
    }

    @Tag("long")
    @Test
    void a_comment_of_which_the_log_never_heard_is_told_again() {
        // Given
        String lost = UUID.randomUUID().toString();
        change("INSERT INTO comments (id, article_id, reader_id, by_author, name, text, state, revision, created_at)"
                + " SELECT '%s', article_id, reader_id, false, 'n', 'unheard', 'visible', 1, now() FROM comments WHERE id = ?"
                        .formatted(lost));
        // When
        recount(true);
        // Then
        await().atMost(PATIENCE).until(() -> counted() == 3);
        assertThat(log.comments(article.id(), 3)).hasSize(3);
    }

    @Tag("long")
    @Test
    void a_revision_that_is_behind_the_log_is_raised_so_that_the_next_change_counts() {
        // Given
        moderator.decides(comment, "hide").then().statusCode(200);
        moderator.decides(comment, "show").then().statusCode(200);
        change("UPDATE comments SET revision = 1 WHERE id = ?");
        // When
        JsonPath report = recount(true);
        // Then
        assertThat(found(report))
                .containsEntry("what", "comment-revision")
                .containsEntry("stored", 1)
                .containsEntry("proved", 3)
                .hasEntrySatisfying("firstOffset", offset -> assertThat(offset).isNotNull());
        moderator.decides(comment, "hide").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> counted() == 1);
    }

    /** What the report says of the comment; null if nothing. */
    private Map<String, Object> found(JsonPath report) {
        return report.param("id", comment).getMap("report.differences.find { it.which == id }");
    }

    private static JsonPath recount(boolean repair) {
        String place = given().auth()
                .oauth2(People.operator())
                .contentType(ContentType.JSON)
                .body(Map.of("repair", repair))
                .post(RECOUNTS)
                .header("Location");
        // A busy database may answer 503 in between: "try again" is what this does.
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().auth()
                        .oauth2(People.operator())
                        .get(place)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("done")));
        return given().auth().oauth2(People.operator()).get(place).jsonPath();
    }

    private int counted() {
        return reader.gets("/api/engagement/articles/" + article.id() + "/counts")
                .path("comments");
    }

    private int change(String statement) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setObject(1, UUID.fromString(comment));
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
