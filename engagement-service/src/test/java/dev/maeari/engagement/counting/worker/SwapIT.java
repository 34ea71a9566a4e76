package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Signals;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another rule is counted beside the one in force, catches up, and takes its place; nothing shown ever goes back. */
@BesideOthers
class SwapIT {

    @Test
    void another_rule_takes_the_place_of_the_one_in_force_under_traffic_and_two_instances() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap", 2);
                Crowd crowd = new Crowd(newsroom, List.of(newsroom.article(0), newsroom.article(1)))) {
            // Given
            Shown shown = new Shown(newsroom.tables);
            newsroom.instance();
            newsroom.instance();
            crowd.start();
            await().atMost(Newsroom.PATIENCE).until(() -> crowd.sent() > 2_000);
            // When
            new Adopting(newsroom.data).adopt(Shown.everyView(2));
            // Then
            await().atMost(Newsroom.PATIENCE).until(() -> !shown.pipeline().equals(PipelinesTable.FIRST));
            await().atMost(Newsroom.PATIENCE).until(crowd::allHaveSeenGeneration1);
            crowd.end();
            for (ArticleId article : crowd.articles()) {
                awaitCount(shown, article, crowd.viewsOf(article));
                assertThat(newsroom.tables.map(
                                "SELECT reason, n::text FROM ledger"
                                        + " WHERE reason <> 'dead-letter' AND article_id = ?::uuid AND pipeline = ?",
                                article.toString(),
                                shown.pipeline()))
                        .isEqualTo(Map.of("counted", Long.toString(crowd.viewsOf(article))));
            }
            assertThat(crowd.wentBack()).isEmpty();
            assertThat(newsroom.tables.deadLetters()).hasSize(crowd.poison());
            assertThat(newsroom.tables.map("SELECT 'n', count(*)::text FROM outbox"))
                    .isEqualTo(Map.of("n", Integer.toString(crowd.poison())));
        }
    }

    @Test
    void what_the_new_rule_counts_no_more_is_0_in_a_newer_version_also_on_the_topic() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap-zero", 1);
                Listener listener = new Listener(newsroom)) {
            // Given
            ArticleId article = newsroom.article(0);
            for (int i = 0; i < 3; i++) {
                newsroom.send(new ArticleViewed(article, new VisitorId(i), Signals.of("agent:reader")));
            }
            newsroom.like(article, 1);
            newsroom.flush();
            newsroom.instance();
            listener.awaitLast(article, "3 in 0-3");
            // When
            new Adopting(newsroom.data).adopt(Shown.ignoring(2, "agent:*"));
            // Then
            listener.awaitLast(article, "0 in 1-3");
            Shown shown = new Shown(newsroom.tables);
            assertThat(shown.count(article, "views")).isEqualTo("0 in 1-3");
            assertThat(shown.count(article, "likes")).isEqualTo("1 in 1-1");
        }
    }

    @Test
    void a_counter_that_a_rule_adds_is_counted_from_the_beginning_of_the_log() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap-counter", 1);
                Listener listener = new Listener(newsroom)) {
            // Given
            ArticleId article = counted(newsroom, 3);
            newsroom.like(article, 1);
            newsroom.like(article, 2);
            newsroom.flush();
            newsroom.instance(
                    new Rule(1, Rule.BUILT_IN.visitGap(), List.of("views", "comments"), Rule.BUILT_IN.ignored()));
            listener.awaitLast(article, "3 in 0-3");
            Shown shown = new Shown(newsroom.tables);
            assertThat(shown.counts()).doesNotContainKey(article + " likes");
            // When
            String beside = new Adopting(newsroom.data)
                    .adopt(new Rule(
                            2,
                            Rule.BUILT_IN.visitGap(),
                            List.of("views", "likes", "comments"),
                            Rule.BUILT_IN.ignored()));
            // Then
            await().atMost(Newsroom.PATIENCE).until(() -> shown.pipeline().equals(beside));
            assertThat(shown.count(article, "likes")).isEqualTo("2 in 1-2");
            assertThat(shown.count(article, "views")).isEqualTo("3 in 1-3");
        }
    }

    @Test
    void the_clients_of_what_is_shown_are_told_of_once_the_ones_before_have_ended() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap-clients", 1)) {
            // Given
            counted(newsroom, 3);
            newsroom.instance();
            await().atMost(Newsroom.PATIENCE).until(() -> !consumers(newsroom).isEmpty());
            List<String> before = consumers(newsroom);
            // When
            new Adopting(newsroom.data).rebuild();
            // Then
            await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(consumers(newsroom)).isNotEmpty().doesNotContainAnyElementsOf(before));
        }
    }

    private static List<String> consumers(Newsroom newsroom) {
        return newsroom.meters.find("kafka.consumer.fetch.manager.fetch.total").meters().stream()
                .map(meter -> String.valueOf(meter.getId().getTag("client.id")))
                .distinct()
                .toList();
    }

    @Test
    void a_repair_that_raised_a_generation_meanwhile_is_passed() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap-repaired", 1)) {
            // Given
            ArticleId article = counted(newsroom, 3);
            Supervisor instance = newsroom.instance();
            Shown shown = new Shown(newsroom.tables);
            awaitCount(shown, article, 3);
            Newsroom.end(instance);
            String beside = new Adopting(newsroom.data).rebuild();
            // When
            newsroom.tables.execute("UPDATE counts SET generation = 6");
            newsroom.instance();
            // Then
            await().atMost(Newsroom.PATIENCE).until(() -> shown.pipeline().equals(beside));
            assertThat(shown.count(article, "views")).isEqualTo("3 in 7-3");
        }
    }

    @Test
    void an_end_in_the_middle_of_catching_up_is_gone_on_from() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap-ended", 1)) {
            // Given
            int views = 5_000;
            ArticleId article = counted(newsroom, views);
            Shown shown = new Shown(newsroom.tables);
            Supervisor first = newsroom.instance();
            awaitCount(shown, article, views);
            String beside = new Adopting(newsroom.data).adopt(Shown.everyView(2));
            await().atMost(Newsroom.PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> position(newsroom, beside) > 0);
            Newsroom.end(first);
            long reached = position(newsroom, beside);
            // When
            newsroom.instance();
            // Then
            await().atMost(Newsroom.PATIENCE).until(() -> shown.pipeline().equals(beside));
            assertThat(reached).isBetween(1L, views - 1L);
            assertThat(shown.count(article, "views")).isEqualTo("5000 in 1-5000");
        }
    }

    @Tag("faults")
    @Test
    void a_process_that_dies_in_the_middle_of_the_swap_changes_nothing_and_another_swaps() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap-died", 1)) {
            // Given
            ArticleId article = counted(newsroom, 100);
            Shown shown = new Shown(newsroom.tables);
            TestData swaps = newsroom.anotherWay();
            Hold hold = new Hold();
            swaps.onNextCommit(open -> {
                hold.here();
                open.abort(Runnable::run);
                throw new SQLException("the process is gone");
            });
            Supervisor dying = newsroom.instance(Rulebook.beginningWith(Rule.BUILT_IN), swaps);
            awaitCount(shown, article, 100);
            String beside = new Adopting(newsroom.data).adopt(Shown.everyView(2));
            hold.awaitReached();
            newsroom.view(article, 1);
            newsroom.flush();
            // When
            String before = shown.pipeline();
            hold.release();
            Newsroom.end(dying);
            String after = shown.pipeline();
            newsroom.instance();
            // Then
            assertThat(before).isEqualTo(PipelinesTable.FIRST);
            assertThat(after).isEqualTo(PipelinesTable.FIRST);
            await().atMost(Newsroom.PATIENCE).until(() -> shown.pipeline().equals(beside));
            awaitCount(shown, article, 101);
        }
    }

    @Test
    void a_swap_whose_answer_is_lost_is_a_swap() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap-unanswered", 1);
                Listener listener = new Listener(newsroom)) {
            // Given
            ArticleId article = counted(newsroom, 10);
            TestData swaps = newsroom.anotherWay();
            swaps.onNextCommit(open -> {
                open.commit();
                throw new SQLException("the connection is cut after the commit");
            });
            newsroom.instance(Rulebook.beginningWith(Rule.BUILT_IN), swaps);
            listener.awaitLast(article, "10 in 0-10");
            // When
            new Adopting(newsroom.data).rebuild();
            // Then
            listener.awaitLast(article, "10 in 1-10");
            newsroom.view(article, 11);
            newsroom.flush();
            listener.awaitLast(article, "11 in 1-11");
        }
    }

    @Test
    void what_a_former_pipeline_leaves_is_deleted_and_its_former_owner_writes_no_more() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap-swept", 1)) {
            // Given
            ArticleId article = counted(newsroom, 10);
            newsroom.like(article, 1);
            newsroom.flush();
            // It counts the one pipeline, whatever becomes of it.
            newsroom.count();
            awaitCount(new Shown(newsroom.tables), article, 10);
            newsroom.instance();
            // When
            new Adopting(newsroom.data).adopt(Shown.everyView(2));
            // Then
            await().atMost(Newsroom.PATIENCE).untilAsserted(() -> {
                newsroom.view(article, 1);
                newsroom.flush();
                for (String table : Sweeping.TABLES) {
                    assertThat(newsroom.tables.map(
                                    "SELECT 'n', count(*)::text FROM " + table + " WHERE pipeline = 'main'"))
                            .isEqualTo(Map.of("n", "0"));
                }
                assertThat(newsroom.tables.map("SELECT pipeline, pipeline FROM abandoned"))
                        .isEmpty();
                assertThat(newsroom.tables.map("SELECT name, name FROM pipelines"))
                        .hasSize(1);
            });
        }
    }

    @Test
    void every_table_of_a_pipeline_is_swept() throws Exception {
        try (Newsroom newsroom = new Newsroom("swap-tables", 1)) {
            // Given
            String ofPipelines = "SELECT table_name, table_name FROM information_schema.columns"
                    + " WHERE column_name = 'pipeline' AND table_schema = current_schema()";
            // When
            Map<String, String> tables = newsroom.tables.map(ofPipelines);
            // Then
            tables.keySet().removeAll(List.of("progress", "abandoned", "repairs"));
            assertThat(tables.keySet()).containsExactlyInAnyOrderElementsOf(Sweeping.TABLES);
        }
    }

    private static ArticleId counted(Newsroom newsroom, int views) {
        ArticleId article = newsroom.article(0);
        for (int i = 0; i < views; i++) {
            newsroom.view(article, i);
        }
        newsroom.flush();
        return article;
    }

    private static long position(Newsroom newsroom, String pipeline) {
        return Long.parseLong(newsroom.tables
                .map("SELECT topic, position::text FROM progress WHERE topic = 'views' AND pipeline = ?", pipeline)
                .getOrDefault("views", "0"));
    }

    private static void awaitCount(Shown shown, ArticleId article, long views) {
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(() -> assertThat(shown.count(article, "views")).startsWith(views + " in "));
    }
}
