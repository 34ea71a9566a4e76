package dev.maeari.notifications.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreferencesIT extends NotificationsIT {

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
