package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.notifications.Database;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** No mail tells of an article that is not public, and none is lost because it was not for a while. */
@QuarkusTest
class ArticleNotPublicIT extends NotificationsIT {
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private final Somebody author = Somebody.english();

    @Inject
    Database database;

    @Inject
    KafkaClientService kafka;

    @Test
    void a_mail_waits_while_its_article_is_taken_back_and_is_sent_when_it_is_public_again() {
        // Given
        ArticleId article = commentedArticle();
        Publication.takesBack(article, 2);
        notPublic(article);
        author.inbox();
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("waiting-for-article"));
        eventually()
                .during(A_WHILE)
                .untilAsserted(() -> assertThat(author.mails()).isEmpty());

        // When
        Publication.publishes(article, 3, author.subject(), "Echo, again");

        // Then
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("sent"));
        assertThat(author.mails()).hasSize(1);
    }

    @Test
    void a_mail_about_an_article_that_is_deleted_is_dropped() {
        // Given
        ArticleId article = commentedArticle();
        Publication.takesBack(article, 2);
        notPublic(article);
        author.inbox();
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("waiting-for-article"));

        // When
        Publication.deletes(article, 3);

        // Then
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("dropped"));
        assertThat(author.mails()).isEmpty();
    }

    @Test
    void a_mail_that_waited_longer_than_it_is_worth_is_dropped() {
        // Given
        ArticleId article = commentedArticle();
        Publication.takesBack(article, 2);
        notPublic(article);
        author.inbox();
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("waiting-for-article"));

        // When
        database.update(
                "UPDATE notices SET happened_at = now() - interval '8 days' WHERE recipient = ?", author.subject());
        database.update("UPDATE deliveries SET due_at = now() WHERE recipient = ?", author.subject());

        // Then
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("dropped"));
    }

    @Test
    void no_mail_is_sent_before_a_taking_back_that_is_on_the_log_has_been_read() {
        // Given
        ArticleId article = commentedArticle();
        KafkaConsumer<Object, Object> articles = kafka.getConsumer("articles");
        articles.pause().await().atMost(A_WHILE);
        try {
            Publication.takesBack(article, 2);

            // When
            author.inbox();

            // Then
            eventually()
                    .during(A_WHILE)
                    .untilAsserted(() -> assertThat(author.mails()).isEmpty());
        } finally {
            articles.resume().await().atMost(A_WHILE);
        }
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("waiting-for-article"));
        assertThat(author.mails()).isEmpty();
    }

    /** The author is not known yet, so that the mail waits until they are. */
    private ArticleId commentedArticle() {
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        Publication.comments(article, null, "Guest", "a comment");
        eventually().untilAsserted(() -> assertThat(state()).isEqualTo("waiting-for-contact"));
        return article;
    }

    private void notPublic(ArticleId article) {
        eventually()
                .until(() -> database.first(
                                "SELECT FROM articles WHERE id = ? AND NOT published", row -> true, article.value())
                        .isPresent());
    }

    private String state() {
        return database.first(
                        "SELECT state FROM deliveries WHERE recipient = ?",
                        row -> row.getString("state"),
                        author.subject())
                .orElse("none");
    }
}
