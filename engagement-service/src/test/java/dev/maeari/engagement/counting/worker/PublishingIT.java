package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** I4 on the producer's side: the topic {@code counts} ends with what the table says. */
@BesideOthers
class PublishingIT {

    @Test
    void counts_are_told_in_growing_versions_at_most_every_100_ms() throws Exception {
        try (Newsroom newsroom = new Newsroom("told", 1);
                Listener listener = new Listener(newsroom)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.count(5, fence -> fence, java.util.Map.of());
            long start = System.nanoTime();
            // When
            for (int i = 0; i < 1000; i++) {
                newsroom.view(article, i);
            }
            newsroom.flush();
            // Then
            listener.awaitLast(article, "1000 in 0-1000");
            long tenths = (System.nanoTime() - start) / 100_000_000 + 1;
            List<CountVersion> versions =
                    listener.of(article).stream().map(CountChanged::version).toList();
            assertThat(versions).isSorted();
            // A busy machine may tell the same version twice, which changes nothing for who listens.
            assertThat(versions.stream().distinct().count()).isLessThanOrEqualTo(tenths + 1);
        }
    }

    @Test
    void what_a_crash_kept_from_being_told_is_told_at_the_next_assignment() throws Exception {
        try (Newsroom newsroom = new Newsroom("crashed", 1);
                Listener listener = new Listener(newsroom)) {
            // Given
            ArticleId told = newsroom.article(0);
            ArticleId untold = newsroom.article(0);
            newsroom.view(told, 1);
            newsroom.view(untold, 1);
            newsroom.flush();
            CountingProcess first = newsroom.count();
            listener.awaitLast(told, "1 in 0-1");
            listener.awaitLast(untold, "1 in 0-2");
            Newsroom.end(first);
            // A busy machine may have told the same version twice, which changes nothing for who listens.
            int before = listener.of(told).size();
            newsroom.tables.execute(
                    "UPDATE counts SET value = 2, position = 5 WHERE article_id = '%s'".formatted(untold));
            // When
            newsroom.count();
            // Then
            listener.awaitLast(untold, "2 in 0-5");
            assertThat(listener.of(told)).hasSize(before);
        }
    }

    @Test
    void an_older_version_that_follows_a_newer_one_is_answered_with_the_newer_one() throws Exception {
        try (Newsroom newsroom = new Newsroom("late", 1);
                Listener listener = new Listener(newsroom)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.view(article, 1);
            newsroom.view(article, 2);
            newsroom.flush();
            newsroom.count();
            listener.awaitLast(article, "2 in 0-2");
            // When
            newsroom.send(new CountChanged(article, "views", 1, new CountVersion(0, 1)));
            newsroom.flush();
            // Then
            await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(listener.said(article)).containsSubsequence("2 in 0-2", "1 in 0-1", "2 in 0-2"));
        }
    }

    @Test
    void a_row_takes_over_a_greater_generation_that_it_reads_back() throws Exception {
        try (Newsroom newsroom = new Newsroom("lifted", 1);
                Listener listener = new Listener(newsroom)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.send(new CountChanged(article, "views", 7, new CountVersion(3, 2)));
            newsroom.flush();
            newsroom.count();
            // When
            newsroom.view(article, 1);
            newsroom.view(article, 2);
            newsroom.view(article, 3);
            newsroom.flush();
            // Then
            listener.awaitLast(article, "3 in 3-3");
            assertThat(listener.said(article)).doesNotContain("1 in 0-1", "1 in 3-1");
        }
    }
}
