package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the log to the tables, through what may go wrong on the way. */
@BesideOthers
class CountingIT {

    @Test
    void views_likes_and_comments_are_counted_with_the_version_of_the_log() throws Exception {
        try (Newsroom newsroom = new Newsroom("counting-all", 2)) {
            // Given
            ArticleId article = newsroom.article(1);
            newsroom.view(article, 1);
            newsroom.view(article, 2);
            newsroom.view(article, 1);
            newsroom.like(article, 1);
            newsroom.like(article, 1);
            newsroom.unlike(article, 2);
            newsroom.comment(article, 1);
            newsroom.flush();
            // When
            newsroom.count();
            // Then
            await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(newsroom.tables.positions())
                            .containsEntry("views/1", "3")
                            .containsEntry("likes/1", "3")
                            .containsEntry("comments/1", "1"));
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("2 in 0-2");
            assertThat(newsroom.tables.count(article, "likes")).isEqualTo("1 in 0-1");
            assertThat(newsroom.tables.count(article, "comments")).isEqualTo("1 in 0-1");
            assertThat(newsroom.tables.ledger(article, "views")).isEqualTo(Map.of("counted", "2", "repeat", "1"));
            assertThat(newsroom.tables.ledger(article, "likes")).isEqualTo(Map.of("counted", "1", "already-so", "2"));
            // Told after the commit, by the thread that reads.
            await().atMost(Newsroom.PATIENCE)
                    .until(() -> newsroom.meters
                                    .counter("maeari.events.ignored", "type", "ArticleViewed", "reason", "repeat")
                                    .count()
                            == 1);
        }
    }

    @Test
    void a_batch_whose_commit_is_rolled_back_counts_the_same_when_it_is_tried_again() throws Exception {
        try (Newsroom newsroom = new Newsroom("counting-rollback", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            viewsAndLikes(newsroom, article);
            newsroom.data.onNextCommit(open -> {
                open.rollback();
                throw new SQLException("the commit is refused once");
            });
            // When
            newsroom.count();
            // Then
            assertCountedOnce(newsroom, article);
        }
    }

    @Test
    void a_commit_whose_answer_is_lost_counts_once() throws Exception {
        try (Newsroom newsroom = new Newsroom("counting-unanswered", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            viewsAndLikes(newsroom, article);
            newsroom.data.onNextCommit(open -> {
                open.commit();
                throw new SQLException("the connection is cut after the commit");
            });
            // When
            newsroom.count();
            // Then
            assertCountedOnce(newsroom, article);
        }
    }

    @Test
    void a_statement_that_fails_is_tried_again_with_the_state_of_before() throws Exception {
        try (Newsroom newsroom = new Newsroom("counting-refused", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            viewsAndLikes(newsroom, article);
            newsroom.tables.execute("ALTER TABLE ledger RENAME TO hidden");
            newsroom.count();
            await().atMost(Newsroom.PATIENCE).until(() -> newsroom.data.statements() > 20);
            // When
            newsroom.tables.execute("ALTER TABLE hidden RENAME TO ledger");
            // Then
            assertCountedOnce(newsroom, article);
        }
    }

    @Test
    void a_new_process_knows_the_visits_of_the_gap_and_counts_no_repeat() throws Exception {
        try (Newsroom newsroom = new Newsroom("counting-restart", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            viewsAndLikes(newsroom, article);
            CountingProcess first = newsroom.count();
            assertCountedOnce(newsroom, article);
            first.end();
            // When
            viewsAndLikes(newsroom, article);
            newsroom.count();
            // Then
            await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(newsroom.tables.positions())
                            .containsEntry("views/0", "400")
                            .containsEntry("likes/0", "200"));
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("100 in 0-100");
            assertThat(newsroom.tables.ledger(article, "views")).isEqualTo(Map.of("counted", "100", "repeat", "300"));
            assertThat(newsroom.tables.value(article, "likes")).isEqualTo(100);
        }
    }

    private static void viewsAndLikes(Newsroom newsroom, ArticleId article) {
        for (int i = 0; i < 100; i++) {
            newsroom.view(article, i);
            newsroom.like(article, i);
        }
        for (int i = 0; i < 100; i++) {
            newsroom.view(article, i);
        }
        newsroom.flush();
    }

    private static void assertCountedOnce(Newsroom newsroom, ArticleId article) {
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(() -> assertThat(newsroom.tables.positions())
                        .containsEntry("views/0", "200")
                        .containsEntry("likes/0", "100"));
        assertThat(newsroom.tables.count(article, "views")).isEqualTo("100 in 0-100");
        assertThat(newsroom.tables.ledger(article, "views")).isEqualTo(Map.of("counted", "100", "repeat", "100"));
        assertThat(newsroom.tables.count(article, "likes")).isEqualTo("100 in 0-100");
        assertThat(newsroom.tables.ledger(article, "likes")).isEqualTo(Map.of("counted", "100"));
    }
}
