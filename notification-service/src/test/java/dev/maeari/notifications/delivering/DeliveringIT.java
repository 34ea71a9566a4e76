package dev.maeari.notifications.delivering;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.notifications.Database;
import dev.maeari.notifications.EngagementStandIn;
import dev.maeari.notifications.MailServer;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import dev.maeari.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveringIT extends NotificationsIT {
    @Inject
    Database database;

    @Inject
    DeliveryConfig config;

    @AfterEach
    void everythingIsBack() {
        MailServer.up();
        EngagementStandIn.away(false);
    }

    @Tag("faults")
    @Test
    void a_mail_that_was_sent_but_not_noted_is_repeated_with_the_same_message_id_and_makes_no_second_notice()
            throws Exception {
        // Given
        Somebody author = known(Somebody.english());
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        Dying.atTheNextMailTo(author.subject());

        // When
        Publication.comments(article, null, "Guest", "sent, and then the process dies");
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("sent"));

        // Then
        List<MimeMessage> mails = author.mails();
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID());
        assertThat(author.kinds()).containsExactly("comment");
    }

    @Test
    void a_mail_waits_until_the_mail_server_is_back() {
        // Given
        Somebody author = known(Somebody.english());
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        MailServer.down();

        // When
        Publication.comments(article, null, "Guest", "later");
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("retrying"));
        MailServer.up();

        // Then
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("sent"));
        assertThat(author.mails()).hasSize(1);
    }

    @Test
    void a_dead_delivery_is_listed_and_sent_when_it_is_replayed() {
        // Given
        Somebody author = known(Somebody.english());
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        MailServer.down();
        Publication.comments(article, null, "Guest", "given up");
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("dead"));
        MailServer.up();
        String id = operator()
                .get("/api/notifications/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items.find { it.articleId == '" + article + "' }.id");

        // When
        operator()
                .post("/api/notifications/dead-letters/" + id + "/replay")
                .then()
                .statusCode(204);

        // Then
        eventually().untilAsserted(() -> assertThat(author.mails()).hasSize(1));
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("sent"));
        operator()
                .post("/api/notifications/dead-letters/" + id + "/replay")
                .then()
                .statusCode(409);
    }

    @Test
    void only_operators_see_dead_letters() {
        given().get("/api/notifications/dead-letters").then().statusCode(401);
        Somebody.english().asks().get("/api/notifications/dead-letters").then().statusCode(403);
        Somebody.english()
                .asks()
                .post("/api/notifications/dead-letters/" + java.util.UUID.randomUUID() + "/replay")
                .then()
                .statusCode(403);
    }

    @Test
    void a_comment_that_was_removed_before_its_mail_is_sent_is_never_mailed() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        CommentId removed = Publication.comments(article, null, "Guest", "removed before the author ever came");
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("waiting-for-contact"));

        // When
        EngagementStandIn.hasNoMore(removed);
        author.inbox();

        // Then
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("dropped"));
        assertThat(author.mails()).isEmpty();
    }

    @Test
    void a_mail_waits_for_the_persons_first_call() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        Publication.comments(article, null, "Guest", "who are you?");
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("waiting-for-contact"));

        // When
        author.asks().get("/api/notifications/preferences").then().statusCode(200);

        // Then
        eventually().untilAsserted(() -> assertThat(author.mails()).hasSize(1));
    }

    @Test
    void a_mail_to_somebody_who_never_came_is_given_up() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        Publication.comments(article, null, "Guest", "nobody there");
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("waiting-for-contact"));

        // When
        database.update(
                "UPDATE notices SET happened_at = ? WHERE recipient = ?",
                Instant.now().minus(Duration.ofDays(8)),
                author.subject());
        database.update("UPDATE deliveries SET due_at = ? WHERE recipient = ?", Instant.now(), author.subject());

        // Then
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("dropped"));
    }

    @Test
    void the_engagement_service_may_be_away_longer_than_there_are_attempts() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        Publication.comments(article, null, "Guest", "patience");
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("waiting-for-contact"));
        EngagementStandIn.away(true);
        author.inbox();
        eventually().untilAsserted(() -> assertThat(state(author)).isEqualTo("retrying"));

        // When
        eventually()
                .during(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(state(author)).isIn("retrying", "sending"));
        EngagementStandIn.away(false);

        // Then
        eventually().untilAsserted(() -> assertThat(author.mails()).hasSize(1));
    }

    @Test
    void a_burst_is_delivered_without_loss_or_repeat() {
        // Given
        Somebody author = known(Somebody.english());
        ArticleId article = Publication.publishes(author.subject(), "Echo");

        // When
        for (int i = 0; i < 100; i++) {
            Publication.comments(article, null, "Guest", "comment " + i);
        }

        // Then
        eventually()
                .untilAsserted(() -> assertThat(author.mails().size())
                        .as(() -> "not sent: " + reasons(author))
                        .isEqualTo(100));
        assertThat(author.inbox().getLong("unread")).isEqualTo(100);
    }

    @Test
    void a_flood_of_comments_fills_the_inbox_and_not_the_mailbox() {
        // Given
        Somebody author = known(Somebody.english());
        ArticleId article = Publication.publishes(author.subject(), "Echo");

        // When
        for (int i = 0; i < config.hourly() + 3; i++) {
            Publication.comments(article, null, "Guest", "flood " + i);
        }

        // Then
        eventually()
                .untilAsserted(() -> assertThat(reasons(author))
                        .containsExactly("dropped too_many", "dropped too_many", "dropped too_many"));
        assertThat(author.mails()).hasSize(config.hourly());
        assertThat(author.inbox().getInt("unread")).isEqualTo(config.hourly() + 3);
    }

    private static Somebody known(Somebody somebody) {
        somebody.inbox();
        return somebody;
    }

    private String state(Somebody recipient) {
        return database.first(
                        "SELECT state FROM deliveries WHERE recipient = ?",
                        row -> row.getString("state"),
                        recipient.subject())
                .orElse("none");
    }

    private List<String> reasons(Somebody recipient) {
        return database.all(
                "SELECT state || ' ' || coalesce(reason, '') AS why FROM deliveries"
                        + " WHERE recipient = ? AND state <> 'sent'",
                row -> row.getString("why"),
                recipient.subject());
    }

    private static io.restassured.specification.RequestSpecification operator() {
        return given().auth().oauth2(People.operator());
    }
}
