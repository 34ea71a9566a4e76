package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.events.ArticleId;
import org.junit.jupiter.api.Test;

/** One rule for the whole log: who would count by another one does not count. */
@BesideOthers
class RuleVersionIT {

    @Test
    void an_instance_that_cannot_read_the_rule_lets_others_count_and_counts_again_when_it_can() throws Exception {
        try (Newsroom newsroom = new Newsroom("unreadable", 2)) {
            // Given
            Shown shown = new Shown(newsroom.tables);
            ArticleId article = newsroom.article(0);
            Supervisor older = newsroom.instance();
            view(newsroom, article, 1);
            await().atMost(Newsroom.PATIENCE)
                    .until(() -> shown.count(article, "views").equals("1 in 0-1"));
            // When
            newsroom.tables.execute("UPDATE pipelines SET rule = rule || '{\"ofAnotherVersion\": true}'");
            await().atMost(Newsroom.PATIENCE).until(() -> stopped(newsroom) == 2 * 3);
            view(newsroom, article, 2);
            // Then
            assertThat(older.alive()).isTrue();
            assertThat(shown.count(article, "views")).isEqualTo("1 in 0-1");
            newsroom.tables.execute("UPDATE pipelines SET rule = rule - 'ofAnotherVersion'");
            await().atMost(Newsroom.PATIENCE)
                    .until(() -> shown.count(article, "views").equals("2 in 0-2"));
            await().atMost(Newsroom.PATIENCE).until(() -> stopped(newsroom) == 0);
        }
    }

    /** The control: one that took the words that it knows would count, and otherwise than the rule says. */
    @Test
    void without_the_check_it_would_count() throws Exception {
        try (Newsroom newsroom = new Newsroom("unchecked", 1)) {
            // Given
            Shown shown = new Shown(newsroom.tables);
            ArticleId article = newsroom.article(0);
            view(newsroom, article, 1);
            newsroom.tables.execute("INSERT INTO pipelines (name, rule, shown)"
                    + " VALUES ('main', '{\"version\": 2, \"ofAnotherVersion\": true}', true)");
            // When
            newsroom.instance(new Rulebook(Rule.BUILT_IN, text -> Rule.BUILT_IN), newsroom.data);
            // Then
            await().atMost(Newsroom.PATIENCE)
                    .until(() -> shown.count(article, "views").equals("1 in 0-1"));
        }
    }

    @Test
    void an_instance_that_can_read_the_rule_counts_beside_one_that_can_not() throws Exception {
        try (Newsroom newsroom = new Newsroom("mixed", 2)) {
            // Given
            Shown shown = new Shown(newsroom.tables);
            ArticleId article = newsroom.article(0);
            newsroom.tables.execute("INSERT INTO pipelines (name, rule, shown)"
                    + " VALUES ('main', '{\"version\": 2, \"ofAnotherVersion\": true}', true)");
            newsroom.instance();
            await().atMost(Newsroom.PATIENCE).until(() -> stopped(newsroom) == 2 * 3);
            // When
            newsroom.instance(new Rulebook(Rule.BUILT_IN, text -> Shown.everyView(2)), newsroom.data);
            view(newsroom, article, 1);
            view(newsroom, article, 1);
            // Then
            await().atMost(Newsroom.PATIENCE)
                    .until(() -> shown.count(article, "views").equals("2 in 0-2"));
        }
    }

    private static void view(Newsroom newsroom, ArticleId article, int visitor) {
        newsroom.view(article, visitor);
        newsroom.flush();
    }

    private static double stopped(Newsroom newsroom) {
        return newsroom.meters.get("maeari.counting.stopped.partitions").gauge().value();
    }
}
