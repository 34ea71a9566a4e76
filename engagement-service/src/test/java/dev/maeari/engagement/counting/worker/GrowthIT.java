package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.counting.growing.Growth;
import dev.maeari.engagement.counting.recounting.Audit;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topic;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Partitions are added while readers go on: every number stays exact and can be proved. */
@BesideOthers
class GrowthIT {
    private static final int REGULAR = 7;

    @Test
    void every_number_is_exact_and_can_be_proved_when_partitions_are_added_under_writes() throws Exception {
        try (Newsroom newsroom = new Newsroom("growth", 3)) {
            // Given
            newsroom.instance();
            List<ArticleId> articles = Crowding.articles(newsroom);
            try (Crowding crowd = new Crowding(newsroom, articles, true)) {
                rounds(crowd, 10);
                Audit before = new Audit(newsroom);
                assertThat(before.provedInBackground()).isZero();
                // When
                try (Newsroom grown = newsroom.told(Growth.grow(newsroom, 6))) {
                    grown.instance();
                    int rested = crowd.rounds();
                    crowd.now(grown);
                    rounds(crowd, rested + 10);
                    crowd.end();
                    // Then
                    settled(grown, articles, crowd.expected());
                    assertThat(grown.tables.positions())
                            .allSatisfy((partition, position) -> assertThat(Long.parseLong(position))
                                    .as(partition)
                                    .isPositive())
                            .hasSize(18);
                    Audit audit = new Audit(grown);
                    assertThat(audit.differences()).isEmpty();
                    assertThat(audit.provedInBackground()).isZero();
                    assertThat(grown.tables.map("SELECT DISTINCT 'letter', convert_from(key, 'UTF8') FROM outbox"))
                            .isEmpty();
                }
            }
        }
    }

    @Tag("long")
    @Test
    void everything_counted_anew_from_the_log_gives_the_same_numbers() throws Exception {
        try (Newsroom newsroom = new Newsroom("growthanew", 3)) {
            // Given
            newsroom.instance();
            List<ArticleId> articles = Crowding.articles(newsroom);
            try (Newsroom grown = twice(newsroom, articles)) {
                Shown shown = new Shown(grown.tables);
                // When
                String beside = new Adopting(grown.data).rebuild();
                // Then
                await().atMost(Newsroom.PATIENCE).until(() -> shown.pipeline().equals(beside));
                articles.forEach(
                        article -> assertThat(shown.count(article, "views")).startsWith("11 in "));
                assertThat(new Audit(grown).differences()).isEmpty();
            }
        }
    }

    /** Five visitors and one who comes back before partitions are added, and as many after. */
    private static Newsroom twice(Newsroom newsroom, List<ArticleId> articles) throws Exception {
        views(newsroom, articles, 100);
        settled(newsroom, articles, Map.of("views", 6L));
        Newsroom grown = newsroom.told(Growth.grow(newsroom, 6));
        grown.instance();
        views(grown, articles, 200);
        settled(grown, articles, Map.of("views", 11L));
        return grown;
    }

    private static void views(Newsroom newsroom, List<ArticleId> articles, int first) {
        for (ArticleId article : articles) {
            for (int visitor = first; visitor < first + 5; visitor++) {
                newsroom.view(article, visitor);
            }
            newsroom.view(article, REGULAR);
        }
        newsroom.flush();
    }

    @Tag("long")
    @Test
    void who_was_not_remembered_would_count_twice_and_a_recount_finds_it() throws Exception {
        try (Newsroom newsroom = new Newsroom("growthforgotten", 3)) {
            // Given
            newsroom.instance();
            ArticleId article = Crowding.articles(newsroom).getLast();
            newsroom.view(article, REGULAR);
            settled(newsroom, List.of(article), Map.of("views", 1L));
            try (Newsroom grown = newsroom.told(Growth.grow(newsroom, 6))) {
                grown.tables.execute("UPDATE barriers SET log_time = 0");
                grown.instance();
                // When
                grown.view(article, REGULAR);
                // Then
                settled(grown, List.of(article), Map.of("views", 2L));
                assertThat(new Audit(grown).differences()).contains("views number: 2 instead of 1");
            }
        }
    }

    @Tag("long")
    @Test
    void nothing_is_changed_while_somebody_goes_on_appending() throws Exception {
        try (Newsroom newsroom = new Newsroom("growthrefused", 3)) {
            // Given
            newsroom.instance();
            List<ArticleId> articles = Crowding.articles(newsroom);
            try (Crowding crowd = new Crowding(newsroom, articles, false)) {
                rounds(crowd, 5);
                // When
                String why = Growth.refused(newsroom, 6);
                // Then
                assertThat(why).startsWith("somebody goes on appending, to ");
                assertThat(newsroom.partitioning().partitions()).isEqualTo(3);
                assertThat(newsroom.partitioning().isGrown()).isFalse();
                assertThat(Crowding.isClosed(newsroom)).isFalse();
                crowd.end();
                settled(newsroom, articles, crowd.expected());
            }
        }
    }

    @Test
    void nothing_is_changed_while_nobody_counts() throws Exception {
        try (Newsroom newsroom = new Newsroom("growthuncounted", 3)) {
            // Given
            Supervisor counting = newsroom.instance();
            ArticleId article = newsroom.article(1);
            newsroom.view(article, 1);
            settled(newsroom, List.of(article), Map.of("views", 1L));
            counting.end();
            newsroom.view(article, 2);
            newsroom.flush();
            // When
            String why = Growth.refused(newsroom, 6);
            // Then
            assertThat(why)
                    .isEqualTo("not everything has been read to the end of the log in time: counting of views/1");
            assertThat(Crowding.isClosed(newsroom)).isFalse();
        }
    }

    @Tag("long")
    @Test
    void nothing_is_changed_while_those_who_notify_have_not_read_everything() throws Exception {
        try (Newsroom newsroom = new Newsroom("growthunread", 3)) {
            // Given
            newsroom.instance();
            ArticleId article = newsroom.article(1);
            newsroom.comment(article, 1);
            settled(newsroom, List.of(article), Map.of("comments", 1L));
            committed(newsroom, 0);
            // When
            String why = Growth.refused(newsroom, 6);
            // Then
            assertThat(why)
                    .isEqualTo("not everything has been read to the end of the log in time:"
                            + " the group growthunread.notifications.comments");
            assertThat(newsroom.partitioning().isGrown()).isFalse();
            committed(newsroom, 1);
            assertThat(Growth.grow(newsroom, 6).partitions()).isEqualTo(6);
        }
    }

    /** How far the group of those who notify has read the comments of the article's partition. */
    private static void committed(Newsroom newsroom, long position) throws Exception {
        TopicPartition comments = new TopicPartition(newsroom.topics.name(Topic.COMMENTS), 1);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", newsroom.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets(
                            newsroom.topics.prefix() + "notifications.comments",
                            Map.of(comments, new OffsetAndMetadata(position)))
                    .all()
                    .get();
        }
    }

    @Tag("long")
    @Test
    void what_is_appended_by_the_former_number_afterwards_is_a_dead_letter_and_counts_once_when_replayed()
            throws Exception {
        try (Newsroom newsroom = new Newsroom("growthlate", 3)) {
            // Given
            newsroom.instance();
            ArticleId article = Crowding.articles(newsroom).getLast();
            newsroom.view(article, 1);
            settled(newsroom, List.of(article), Map.of("views", 1L));
            try (Newsroom grown = newsroom.told(Growth.grow(newsroom, 6))) {
                grown.instance();
                ProducerRecord<byte[], byte[]> late = newsroom.record(new ArticleViewed(article, new VisitorId(2)));
                // When
                grown.send(late);
                // Then
                await().atMost(Newsroom.PATIENCE)
                        .untilAsserted(() -> assertThat(grown.tables.deadLetters())
                                .containsEntry("views/2/1", "article belongs in partition 5"));
                assertThat(grown.tables.value(article, "views")).isEqualTo(1);
                grown.replay(new ArticleViewed(article, new VisitorId(2)), "views/2/1");
                grown.replay(new ArticleViewed(article, new VisitorId(2)), "views/2/1");
                settled(grown, List.of(article), Map.of("views", 2L));
                assertThat(new Audit(grown).differences()).isEmpty();
            }
        }
    }

    @Tag("long")
    @Test
    void who_was_told_the_former_number_counts_no_more() throws Exception {
        try (Newsroom newsroom = new Newsroom("growthtold", 3)) {
            // Given
            newsroom.instance();
            ArticleId article = Crowding.articles(newsroom).getFirst();
            newsroom.view(article, 1);
            settled(newsroom, List.of(article), Map.of("views", 1L));
            try (Newsroom grown = newsroom.told(Growth.grow(newsroom, 6))) {
                // When
                grown.view(article, 2);
                grown.flush();
                // Then
                await().atMost(Newsroom.PATIENCE)
                        .until(() -> newsroom.meters
                                        .get("maeari.counting.stopped.partitions")
                                        .gauge()
                                        .value()
                                == 9);
                assertThat(grown.tables.value(article, "views")).isEqualTo(1);
                grown.instance();
                settled(grown, List.of(article), Map.of("views", 2L));
            }
        }
    }

    @Tag("long")
    @Test
    void a_second_growth_follows_the_articles_through_both() throws Exception {
        try (Newsroom newsroom = new Newsroom("growthtwice", 3)) {
            // Given
            newsroom.instance();
            List<ArticleId> articles = Crowding.articles(newsroom);
            try (Newsroom grown = twice(newsroom, articles);
                    Newsroom again = grown.told(Growth.grow(grown, 12))) {
                again.instance();
                // When
                views(again, articles, 300);
                // Then
                settled(again, articles, Map.of("views", 16L));
                assertThat(new Audit(again).differences()).isEmpty();
                assertThat(articles).anyMatch(article -> Topic.partition(article, 12) >= 6);
            }
        }
    }

    private static void rounds(Crowding crowd, int rounds) {
        await().atMost(Newsroom.PATIENCE).until(() -> crowd.rounds() >= rounds);
    }

    private static void settled(Newsroom newsroom, List<ArticleId> articles, Map<String, Long> expected) {
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(() -> assertThat(articles)
                        .allSatisfy(article -> expected.forEach(
                                (counter, number) -> assertThat(newsroom.tables.value(article, counter))
                                        .as(article + " " + counter)
                                        .isEqualTo(number))));
    }
}
