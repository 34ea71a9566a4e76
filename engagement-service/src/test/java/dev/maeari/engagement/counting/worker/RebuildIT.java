package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.CountVersion;
import dev.maeari.events.Signals;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The log alone is enough: whatever becomes of the database, counts and versions come back as they were, and with them
 * ledger, timeline, members and adjustments.
 */
@BesideOthers
class RebuildIT {
    private static final List<String> TABLES = Stream.concat(
                    Stream.of("pipelines", "progress", "abandoned"), Sweeping.TABLES.stream())
            .toList();

    @Test
    void a_rebuild_shows_the_same_numbers_in_the_next_generation() throws Exception {
        try (Newsroom newsroom = new Newsroom("rebuild", 2)) {
            // Given
            Shown shown = new Shown(newsroom.tables);
            newsroom.instance();
            traffic(newsroom, articles(newsroom), 0);
            Map<String, String> before = settled(shown, 1);
            // When
            String beside = new Adopting(newsroom.data).rebuild();
            // Then
            await().atMost(Newsroom.PATIENCE).until(() -> shown.pipeline().equals(beside));
            before.replaceAll((row, value) -> value.replace(" in 0-", " in 1-"));
            assertThat(shown.everything()).isEqualTo(before);
        }
    }

    @Test
    void an_emptied_database_fills_from_the_log_to_the_same_counts_and_versions() throws Exception {
        try (Newsroom newsroom = new Newsroom("emptied", 2);
                Listener listener = new Listener(newsroom)) {
            // Given
            List<ArticleId> articles = articles(newsroom);
            Shown shown = new Shown(newsroom.tables);
            Supervisor first = newsroom.instance();
            traffic(newsroom, articles, 0);
            settled(shown, 1);
            rebuilt(newsroom, shown);
            traffic(newsroom, articles, 1);
            Map<String, String> before = settled(shown, 2);
            articles.forEach(article -> listener.awaitLast(article, shown.count(article, "views")));
            Newsroom.end(first);
            // When
            newsroom.tables.execute("TRUNCATE " + String.join(", ", TABLES) + " CASCADE");
            newsroom.instance();
            // Then
            await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(shown.everything()).isEqualTo(before));
            traffic(newsroom, articles, 2);
            settled(shown, 3);
            articles.forEach(article -> listener.awaitLast(article, shown.count(article, "views")));
            assertNeverBack(listener, articles);
        }
    }

    @Test
    void a_restored_older_database_catches_up_by_itself() throws Exception {
        try (Newsroom newsroom = new Newsroom("restored", 2);
                Listener listener = new Listener(newsroom)) {
            // Given
            List<ArticleId> articles = articles(newsroom);
            Shown shown = new Shown(newsroom.tables);
            Supervisor first = newsroom.instance();
            traffic(newsroom, articles, 0);
            settled(shown, 1);
            TABLES.forEach(table -> newsroom.tables.execute("CREATE TABLE saved_" + table + " AS TABLE " + table));
            rebuilt(newsroom, shown);
            traffic(newsroom, articles, 1);
            Map<String, String> before = settled(shown, 2);
            articles.forEach(article -> listener.awaitLast(article, shown.count(article, "views")));
            Newsroom.end(first);
            // When
            newsroom.tables.execute("TRUNCATE " + String.join(", ", TABLES) + " CASCADE");
            TABLES.forEach(table ->
                    newsroom.tables.execute("INSERT INTO " + table + " OVERRIDING SYSTEM VALUE TABLE saved_" + table));
            newsroom.instance();
            // Then
            await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(shown.everything()).isEqualTo(before));
            assertThat(shown.pipeline()).isEqualTo(PipelinesTable.FIRST);
            assertNeverBack(listener, articles);
        }
    }

    private static void rebuilt(Newsroom newsroom, Shown shown) throws Exception {
        String beside = new Adopting(newsroom.data).rebuild();
        await().atMost(Newsroom.PATIENCE).until(() -> shown.pipeline().equals(beside));
    }

    private static List<ArticleId> articles(Newsroom newsroom) {
        return Stream.of(0, 1, 0, 1, 1).map(newsroom::article).toList();
    }

    /**
     * 10 views of the 20 by each visitor again, a robot's, a held one, what is brought along from elsewhere and changed in
     * each round, what can't be read and what nobody knows; likes, unlikes, and comments.
     */
    private static void traffic(Newsroom newsroom, List<ArticleId> articles, int round) {
        for (ArticleId article : articles) {
            for (int i = 0; i < 20; i++) {
                newsroom.view(article, round * 100L + i % 10);
                newsroom.like(article, round * 100L + i);
                newsroom.comment(article, round * 100L + i);
            }
            newsroom.unlike(article, round * 100L);
            newsroom.send(new ArticleViewed(article, new VisitorId(round * 100L + 20), Signals.of("robot:bot")));
            newsroom.send(new ArticleViewed(article, new VisitorId(round * 100L + 21), Signals.of("held:1")));
            newsroom.send(new CountAdjusted(article, "views", "import", 5L + round));
            newsroom.send(Poison.notJson(newsroom, article));
            newsroom.send(Poison.ofANewerType(newsroom, article));
        }
        newsroom.flush();
    }

    /** All that is counted once everything of so many rounds is. */
    private static Map<String, String> settled(Shown shown, int rounds) {
        await().atMost(Newsroom.PATIENCE).untilAsserted(() -> {
            Map<String, Long> sums = new HashMap<>();
            shown.positions()
                    .forEach((partition, position) -> sums.merge(
                            partition.substring(0, partition.indexOf('/')), Long.parseLong(position), Long::sum));
            assertThat(sums)
                    .containsEntry("views", 125L * rounds)
                    .containsEntry("likes", 105L * rounds)
                    .containsEntry("comments", 100L * rounds);
        });
        Map<String, String> everything = shown.everything();
        assertThat(everything.keySet())
                .extracting(row -> row.substring(0, row.indexOf(' ')))
                .contains("count", "ledger", "timeline", "member", "adjustment");
        return everything;
    }

    private static void assertNeverBack(Listener listener, List<ArticleId> articles) {
        for (ArticleId article : articles) {
            Map<String, CountVersion> newest = new HashMap<>();
            listener.of(article).forEach(count -> {
                CountVersion before = newest.put(count.counter(), count.version());
                assertThat(before == null || !before.isNewerThan(count.version()))
                        .as("%s after %s", count, before)
                        .isTrue();
            });
        }
    }
}
