package dev.maeari.notifications.preferences;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.embedded.Postgres;
import dev.maeari.events.ArticleId;
import dev.maeari.notifications.Choices;
import dev.maeari.notifications.Kind;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Preferences;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import dev.maeari.notifications.Unsubscribing;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreferencesIT extends NotificationsIT {
    @Inject
    Choices choices;

    @Inject
    Unsubscribing unsubscribing;

    @Test
    void who_wants_no_mails_about_comments_finds_them_in_the_inbox_only() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");

        // When
        author.asks()
                .contentType(ContentType.JSON)
                .body("{\"email\":{\"comment\":false,\"reply\":true}}")
                .put("/api/notifications/preferences")
                .then()
                .statusCode(200);
        Publication.comments(article, null, "Guest", "quietly");

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).hasSize(1));
        assertThat(author.asks()
                        .get("/api/notifications/preferences")
                        .jsonPath()
                        .<String, Boolean>getMap("email"))
                .isEqualTo(Map.of("comment", false, "reply", true));
        assertThat(author.mails()).isEmpty();
    }

    @Test
    void who_wants_no_more_mails_while_the_database_is_away_is_told_so_by_a_page() {
        // Given
        String subject = Somebody.english().subject();
        choices.choose(subject, new Preferences(true, true));
        String token = unsubscribing.token(new Unsubscribing.Scope(subject, Kind.REPLY));
        String link = "/api/notifications/unsubscribe?token=" + token;
        Postgres postgres = EmbeddedStack.shared().postgres();
        postgres.kill();
        try {
            // When
            Response opened = given().accept(ContentType.HTML).get(link);
            Response ended = given().post(link);
            // Then
            opened.then().statusCode(503).contentType(ContentType.HTML).body(containsString("바뀐 것이 없습니다"));
            ended.then().statusCode(503).header("Retry-After", "1");
        } finally {
            postgres.startAgain();
        }
        eventually().untilAsserted(() -> given().post(link).then().statusCode(200));
        assertThat(choices.of(subject)).isEqualTo(new Preferences(true, false));
    }

    @Test
    void a_link_that_ends_one_kind_of_mail_begins_no_other() {
        // Given
        String chose = Somebody.english().subject();
        String neverChose = Somebody.english().subject();
        choices.choose(chose, new Preferences(true, false));

        // When
        choices.end(chose, Kind.COMMENT);
        choices.end(neverChose, Kind.COMMENT);

        // Then
        assertThat(choices.of(chose)).isEqualTo(new Preferences(false, false));
        assertThat(choices.of(neverChose)).isEqualTo(new Preferences(false, true));
    }

    @Test
    void a_form_with_a_hole_is_refused_and_names_it() {
        Somebody.english()
                .asks()
                .contentType(ContentType.JSON)
                .body("{\"email\":{\"comment\":false}}")
                .put("/api/notifications/preferences")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", Matchers.equalTo("reply"));
    }
}
