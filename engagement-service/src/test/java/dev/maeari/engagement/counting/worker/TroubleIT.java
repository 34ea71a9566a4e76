package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.StackKilled;
import dev.maeari.events.ArticleId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Database and broker are killed under the counting: it waits, and goes on as if nothing had been. */
@StackKilled
class TroubleIT {

    @Test
    void a_killed_database_delays_the_counts_and_changes_none() throws Exception {
        try (Newsroom newsroom = new Newsroom("no-database", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.count();
            views(newsroom, article, 0);
            awaitPosition(newsroom, "100");
            // When
            newsroom.stack.postgres().kill();
            views(newsroom, article, 100);
            newsroom.stack.postgres().startAgain();
            // Then
            awaitPosition(newsroom, "200");
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("200 in 0-200");
        }
    }

    @Tag("faults")
    @Test
    void a_killed_broker_delays_the_counts_and_changes_none() throws Exception {
        try (Newsroom newsroom = new Newsroom("no-broker", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.count();
            views(newsroom, article, 0);
            awaitPosition(newsroom, "100");
            // When
            newsroom.stack.kafka().kill();
            newsroom.stack.kafka().startAgain();
            views(newsroom, article, 50);
            // Then
            awaitPosition(newsroom, "200");
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("150 in 0-200");
        }
    }

    private static void views(Newsroom newsroom, ArticleId article, int firstVisitor) {
        for (int i = 0; i < 100; i++) {
            newsroom.view(article, firstVisitor + i);
        }
        newsroom.flush();
    }

    private static void awaitPosition(Newsroom newsroom, String position) {
        await().atMost(Newsroom.PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(newsroom.tables.positions()).containsEntry("views/0", position));
    }
}
