package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two systems on one machine, each with ports and data of its own. */
@Tag("long")
class SideBySideIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void of_two_systems_each_counts_its_own_and_outlives_the_other() {
        // Given
        Maeari stays = Maeari.running();
        String article;
        try (Maeari goes = Maeari.another()) {
            article = viewedArticle(stays);
            String elsewhere = viewedArticle(goes);
            assertThat(Person.guest(stays.url(), "203.0.113.211")
                            .views(elsewhere)
                            .status())
                    .isEqualTo(404);
            // When
            goes.launcher().run("down");
            // Then
            assertThat(goes.status().state()).isEqualTo("stopped");
        }
        assertThat(stays.status().components().stream().map(Status.Component::state))
                .containsOnly("running");
        assertThat(Person.guest(stays.url(), "203.0.113.212").views(article).status())
                .isEqualTo(202);
        awaitViews(stays, article, 2);
    }

    private static String viewedArticle(Maeari maeari) {
        String article = Person.signedIn(maeari, "author")
                .publishes("나란히 선 두 곳")
                .get("id")
                .asText();
        Person reader = Person.guest(maeari.url(), "203.0.113.210");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.views(article).status()).isEqualTo(202));
        awaitViews(maeari, article, 1);
        return article;
    }

    private static void awaitViews(Maeari maeari, String article, long views) {
        Person reader = Person.guest(maeari.url(), "203.0.113.213");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(reader.counts(article).get("views").asLong()).isEqualTo(views));
    }
}
