package dev.maeari.notifications.deciding.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.notifications.Database;
import dev.maeari.notifications.EngagementStandIn;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The articles topic is read beside the others: what happened to an article may be read before its newest revision. */
@QuarkusTest
class HoldingIT extends NotificationsIT {
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private final Somebody author = Somebody.english();
    private final ArticleId article = new ArticleId(UUID.randomUUID());

    @Inject
    Database database;

    @AfterEach
    void everythingIsBack() {
        EngagementStandIn.away(false);
    }

    @Test
    void what_is_read_before_the_article_is_public_again_is_told_once_when_it_is() {
        // Given
        author.inbox();
        isTakenBack();
        CommentId comment = Publication.comments(article, null, "Guest", "on the new revision");
        Publication.likes(article);
        Publication.likes(article);
        eventually().untilAsserted(() -> assertThat(held()).isEqualTo(2));
        assertThat(author.kinds()).isEmpty();

        // When
        Publication.publishes(article, 3, author.subject(), "Echo, again");

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).containsExactlyInAnyOrder("comment", "first-like"));
        eventually().untilAsserted(() -> assertThat(author.mails()).hasSize(1));
        assertThat(author.inbox().getList("items.url")).contains("/articles/slug-" + article + "#comment-" + comment);

        // And once it stays, however often it is published
        Publication.publishes(article, 4, author.subject(), "Echo, corrected");
        Publication.comments(article, null, "Guest", "the record after it");
        eventually().untilAsserted(() -> assertThat(author.mails()).hasSize(2));
        assertThat(author.kinds()).hasSize(3);
        assertThat(held()).isZero();
    }

    @Test
    void of_an_article_that_stays_taken_back_nobody_is_told() {
        // Given
        author.inbox();
        isTakenBack();

        // When
        Publication.comments(article, null, "Guest", "nobody hears this");
        Publication.likes(article);

        // Then
        eventually().untilAsserted(() -> assertThat(held()).isEqualTo(2));
        eventually().during(A_WHILE).untilAsserted(() -> {
            assertThat(author.kinds()).isEmpty();
            assertThat(author.mails()).isEmpty();
        });
    }

    @Test
    void of_an_article_that_is_deleted_nothing_is_held_any_more() {
        // Given
        isTakenBack();
        Publication.comments(article, null, "Guest", "nobody hears this");
        eventually().untilAsserted(() -> assertThat(held()).isEqualTo(1));

        // When
        Publication.deletes(article, 3);
        eventually().untilAsserted(() -> assertThat(held()).isZero());
        Publication.comments(article, null, "Guest", "nor this");
        ArticleId other = Publication.publishes(author.subject(), "The next good record");
        Publication.comments(other, null, "Guest", "but this");

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).containsExactly("comment"));
        assertThat(held()).isZero();
    }

    @Test
    void a_comment_that_is_removed_while_it_is_held_is_told_to_nobody() {
        // Given
        isTakenBack();
        CommentId removed = Publication.comments(article, null, "Guest", "removed");
        Publication.comments(article, null, "Guest", "stays");
        eventually().untilAsserted(() -> assertThat(held()).isEqualTo(2));

        // When
        Publication.hides(article, removed);
        eventually().untilAsserted(() -> assertThat(held()).isEqualTo(1));
        Publication.publishes(article, 3, author.subject(), "Echo");

        // Then
        eventually()
                .untilAsserted(() ->
                        assertThat(author.inbox().getList("items.excerpt")).containsExactly("stays"));
    }

    @Test
    void a_held_comment_waits_for_the_engagement_service_and_keeps_neither_articles_nor_likes_waiting() {
        // Given
        isTakenBack();
        Publication.comments(article, null, "Guest", "patience");
        eventually().untilAsserted(() -> assertThat(held()).isEqualTo(1));
        Publication.likes(article);
        eventually().untilAsserted(() -> assertThat(held()).isEqualTo(2));
        EngagementStandIn.away(true);

        // When
        Publication.publishes(article, 3, author.subject(), "Echo");
        eventually().untilAsserted(() -> assertThat(author.kinds()).containsExactly("first-like"));
        EngagementStandIn.away(false);

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).containsExactlyInAnyOrder("comment", "first-like"));
    }

    private void isTakenBack() {
        Publication.publishes(article, 1, author.subject(), "Echo");
        Publication.takesBack(article, 2);
        eventually()
                .until(() -> database.first(
                                "SELECT revision FROM articles WHERE id = ?",
                                row -> row.getLong("revision"),
                                article.value())
                        .filter(revision -> revision == 2)
                        .isPresent());
    }

    private long held() {
        return database.first(
                        "SELECT count(*) AS held FROM held WHERE article_id = ?",
                        row -> row.getLong("held"),
                        article.value())
                .orElseThrow();
    }
}
