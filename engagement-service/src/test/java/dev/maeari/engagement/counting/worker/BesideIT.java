package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.events.ArticleId;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pipeline beside the shown one keeps what it does to itself, until it is shown. */
@BesideOthers
class BesideIT {

    @Test
    void a_dead_letter_is_sent_once_whichever_pipeline_meets_it_first() throws Exception {
        try (Newsroom newsroom = new Newsroom("beside-letters", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            poison(newsroom, article);
            CountingProcess shown = newsroom.count();
            awaitPosition(newsroom, PipelinesTable.FIRST, "1");
            Newsroom.end(shown);
            poison(newsroom, article);
            String beside = new Adopting(newsroom.data).rebuild();
            newsroom.beside(beside);
            awaitPosition(newsroom, beside, "2");
            Map<String, String> before = newsroom.tables.deadLetters();
            // When
            boolean swapped = swapped(newsroom);
            poison(newsroom, article);
            awaitPosition(newsroom, beside, "3");
            // Then
            assertThat(swapped).isTrue();
            assertThat(before).containsOnlyKeys("views/0/0");
            assertThat(newsroom.tables.deadLetters()).containsOnlyKeys("views/0/0", "views/0/1", "views/0/2");
            assertThat(newsroom.tables.map("SELECT 'n', count(*)::text FROM outbox"))
                    .containsEntry("n", "3");
        }
    }

    @Test
    void a_pipeline_that_is_less_far_is_not_shown() throws Exception {
        try (Newsroom newsroom = new Newsroom("beside-behind", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.view(article, 1);
            newsroom.flush();
            newsroom.count();
            awaitPosition(newsroom, PipelinesTable.FIRST, "1");
            String beside = new Adopting(newsroom.data).rebuild();
            CountingProcess process = newsroom.beside(beside);
            awaitPosition(newsroom, beside, "1");
            Newsroom.end(process);
            Swapping swapping = new Swapping(newsroom.data);
            swapping.attempt(0);
            newsroom.view(article, 2);
            newsroom.flush();
            awaitPosition(newsroom, PipelinesTable.FIRST, "2");
            // When
            boolean swapped = swapping.attempt(0);
            // Then
            assertThat(swapped).isFalse();
            assertThat(new Shown(newsroom.tables).count(article, "views")).isEqualTo("2 in 0-2");
        }
    }

    /** By another rule, so that what it tells shows whose it is; a count may be told twice. */
    @Test
    void nothing_is_told_of_it_before_it_is_shown() throws Exception {
        try (Newsroom newsroom = new Newsroom("beside-quiet", 1);
                Listener listener = new Listener(newsroom)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.view(article, 1);
            newsroom.view(article, 1);
            newsroom.flush();
            newsroom.count();
            listener.awaitLast(article, "1 in 0-1");
            String name = new Adopting(newsroom.data).adopt(Shown.everyView(2));
            CountingProcess beside = newsroom.beside(name);
            awaitPosition(newsroom, name, "2");
            // When
            newsroom.view(article, 2);
            newsroom.flush();
            listener.awaitLast(article, "2 in 0-3");
            awaitPosition(newsroom, name, "3");
            boolean swapped = swapped(newsroom);
            beside.show();
            // Then
            listener.awaitLast(article, "3 in 1-3");
            assertThat(swapped).isTrue();
            assertThat(listener.said(article)).containsOnly("1 in 0-1", "2 in 0-3", "3 in 1-3");
        }
    }

    @Test
    void a_former_pipeline_s_row_is_not_lifted_to_the_generation_of_its_successor() throws Exception {
        try (Newsroom newsroom = new Newsroom("beside-lift", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.tables.execute("INSERT INTO pipelines (name, rule, shown)"
                    + " VALUES ('former', '{}', false), ('successor', '{}', true)");
            newsroom.tables.execute("INSERT INTO counts (pipeline, article_id, counter, partition, value, position)"
                    + " VALUES ('former', '%s', 'views', 0, 7, 9)".formatted(article));
            // When
            try (Connection connection = newsroom.data.getConnection()) {
                var lifted =
                        new CountsTable("former").lift(connection, Map.of(new CountKey(article.value(), "views"), 1));
                // Then
                assertThat(lifted).isEmpty();
            }
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("7 in 0-9");
        }
    }

    private static boolean swapped(Newsroom newsroom) throws Exception {
        Swapping swapping = new Swapping(newsroom.data);
        // The first look is what the second one compares with.
        swapping.attempt(0);
        return swapping.attempt(0);
    }

    private static void poison(Newsroom newsroom, ArticleId article) {
        newsroom.send(Poison.notJson(newsroom, article));
        newsroom.flush();
    }

    private static void awaitPosition(Newsroom newsroom, String pipeline, String position) {
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(() -> assertThat(newsroom.tables.map(
                                "SELECT topic, position::text FROM progress WHERE topic = 'views' AND pipeline = ?",
                                pipeline))
                        .containsEntry("views", position));
    }
}
