package dev.maeari.engagement.counting.recounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.VisitGap;
import dev.maeari.engagement.counting.growing.Growth;
import dev.maeari.engagement.counting.worker.Newsroom;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topic;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Numbers that are older than the log of views are proved from a checkpoint, and the background looks at each new one. */
@BesideOthers
class CheckpointsIT {
    private static final Rule SHORT_GAP =
            new Rule(1, new VisitGap(1), Rule.BUILT_IN.counters(), Rule.BUILT_IN.ignored());

    @Test
    void a_recount_begins_at_a_checkpoint_where_the_log_was_cut() throws Exception {
        try (Newsroom newsroom = new Newsroom("cut", 1)) {
            // Given
            newsroom.count(SHORT_GAP);
            Audit audit = new Audit(newsroom);
            ArticleId article = newsroom.article(0);
            AtomicLong visitor = new AtomicLong();
            views(newsroom, article, visitor, 10);
            newsroom.cut(5);
            secondsOfLog(newsroom, article, visitor);
            checkpointing(audit).now();
            assertThat(audit.recount().unproved()).isEmpty();
            views(newsroom, article, visitor, 10);
            long counted = newsroom.tables.value(article, "views");
            newsroom.tables.execute("UPDATE counts SET value = value - 1 WHERE counter = 'views'");
            // When
            Report report = audit.repair();
            // Then
            assertThat(Audit.said(report))
                    .containsExactly("views number: %d instead of %d".formatted(counted - 1, counted));
            assertThat(report.from())
                    .filteredOn(from -> from.partition().equals("views/0"))
                    .singleElement()
                    .satisfies(from -> {
                        assertThat(from.position()).isGreaterThan(5);
                        assertThat(from.checkpoint()).isNotNull();
                    });
            assertThat(audit.recount().total()).isZero();
        }
    }

    @Test
    void a_recount_begins_at_a_checkpoint_where_the_log_was_cut_behind_added_partitions() throws Exception {
        try (Newsroom newsroom = new Newsroom("cutgrown", 3)) {
            // Given
            newsroom.instance(SHORT_GAP);
            ArticleId article = newsroom.articleOfTwiceAsMany(5);
            AtomicLong visitor = new AtomicLong();
            views(newsroom, article, visitor, 10);
            try (Newsroom grown = newsroom.told(Growth.grow(newsroom, 6))) {
                grown.instance(SHORT_GAP);
                Audit audit = new Audit(grown);
                secondsOfLog(grown, article, visitor);
                checkpointing(audit).now();
                views(grown, article, visitor, 10);
                // When
                newsroom.cut(10);
                // Then
                Report report = audit.recount();
                assertThat(report.total()).isZero();
                assertThat(report.unproved()).isEmpty();
                assertThat(report.from())
                        .filteredOn(from -> from.partition().equals("views/5"))
                        .singleElement()
                        .satisfies(from -> assertThat(from.checkpoint()).isNotNull());
                grown.tables.execute("UPDATE counts SET value = value - 1 WHERE counter = 'views'");
                assertThat(Audit.said(audit.repair()))
                        .containsExactly("views number: %d instead of %d".formatted(visitor.get() - 1, visitor.get()));
                assertThat(audit.recount().total()).isZero();
            }
        }
    }

    @Test
    void added_partitions_are_called_unproved_where_no_checkpoint_covers_what_was_before_them() throws Exception {
        try (Newsroom newsroom = new Newsroom("cutgrownunproved", 3)) {
            // Given
            newsroom.instance(SHORT_GAP);
            ArticleId article = newsroom.articleOfTwiceAsMany(5);
            views(newsroom, article, new AtomicLong(), 10);
            try (Newsroom grown = newsroom.told(Growth.grow(newsroom, 6))) {
                grown.instance(SHORT_GAP);
                views(grown, article, new AtomicLong(10), 10);
                // When
                newsroom.cut(5);
                // Then
                Report report = new Audit(grown).recount();
                assertThat(report.total()).isZero();
                assertThat(report.unproved())
                        .extracting(Report.Failed::partition)
                        .contains("views/2", "views/5");
            }
        }
    }

    @Test
    void what_no_checkpoint_covers_is_called_unproved() throws Exception {
        try (Newsroom newsroom = new Newsroom("cutunproved", 1)) {
            // Given
            newsroom.count();
            views(newsroom, newsroom.article(0), new AtomicLong(), 10);
            newsroom.cut(5);
            // When
            Report report = new Audit(newsroom).recount();
            // Then
            assertThat(report.unproved())
                    .singleElement()
                    .satisfies(one -> assertThat(one.partition()).isEqualTo("views/0"));
        }
    }

    @Test
    void the_background_proves_each_interval_and_finds_what_was_changed_in_it() throws Exception {
        try (Newsroom newsroom = new Newsroom("background", 1)) {
            // Given
            newsroom.count();
            Audit audit = new Audit(newsroom);
            ArticleId article = newsroom.article(0);
            AtomicLong visitor = new AtomicLong();
            views(newsroom, article, visitor, 10);
            newsroom.like(article, 1);
            newsroom.flush();
            await().atMost(Newsroom.PATIENCE).until(() -> newsroom.tables.value(article, "likes") == 1);
            checkpointing(audit).now();
            prove(audit);
            assertThat(health(audit).differences()).isZero();
            views(newsroom, article, visitor, 10);
            newsroom.tables.execute("UPDATE counts SET value = value + 1 WHERE counter = 'views'");
            newsroom.tables.execute("UPDATE ledger SET n = 7 WHERE counter = 'likes'");
            checkpointing(audit).now();
            // When
            prove(audit);
            // Then
            assertThat(health(audit).differences()).isEqualTo(2);
            assertThat(health(audit).age()).isBetween(0.0, 60.0);
            audit.repair();
            checkpointing(audit).now();
            prove(audit);
            assertThat(health(audit).differences()).isZero();
        }
    }

    @Test
    void a_number_that_was_wrong_once_is_told_until_it_is_mended() throws Exception {
        try (Newsroom newsroom = new Newsroom("stillwrong", 1)) {
            // Given
            newsroom.count();
            Audit audit = new Audit(newsroom);
            ArticleId article = newsroom.article(0);
            AtomicLong visitor = new AtomicLong();
            views(newsroom, article, visitor, 10);
            checkpointing(audit).now();
            prove(audit);
            newsroom.tables.execute("UPDATE ledger SET n = n + 1 WHERE counter = 'views'");
            checkpointing(audit).now();
            prove(audit);
            assertThat(health(audit).differences()).isEqualTo(1);
            // When
            for (int i = 0; i < 3; i++) {
                views(newsroom, article, visitor, 1);
                checkpointing(audit).now();
                prove(audit);
                // Then
                assertThat(health(audit).differences()).as("interval %d", i).isEqualTo(1);
            }
            audit.repair();
            checkpointing(audit).now();
            prove(audit);
            assertThat(health(audit).differences()).isZero();
        }
    }

    @Test
    void what_is_to_be_proved_next_stays_however_long_that_takes() throws Exception {
        try (Newsroom newsroom = new Newsroom("slowproof", 1)) {
            // Given
            newsroom.count();
            views(newsroom, newsroom.article(0), new AtomicLong(), 1);
            Audit audit = new Audit(newsroom);
            Checkpointing checkpointing = checkpointing(audit);
            // When
            for (int i = 0; i < 5; i++) {
                checkpointing.now();
            }
            // Then
            assertThat(newsroom.tables
                            .map("SELECT id::text, pipeline FROM checkpoints")
                            .keySet())
                    .containsExactlyInAnyOrder("1", "4", "5");
        }
    }

    @Test
    void of_checkpoints_that_came_faster_than_their_proofs_no_interval_is_left_out() throws Exception {
        try (Newsroom newsroom = new Newsroom("skipped", 1)) {
            // Given
            newsroom.count();
            Audit audit = new Audit(newsroom);
            ArticleId article = newsroom.article(0);
            AtomicLong visitor = new AtomicLong();
            views(newsroom, article, visitor, 10);
            checkpointing(audit).now();
            prove(audit);
            newsroom.tables.execute("UPDATE ledger SET n = n + 1 WHERE counter = 'views'");
            // When
            for (int i = 0; i < 3; i++) {
                views(newsroom, article, visitor, 1);
                checkpointing(audit).now();
            }
            prove(audit);
            // Then
            assertThat(health(audit).differences()).isEqualTo(1);
        }
    }

    @Test
    void a_checkpoint_that_is_known_to_be_wrong_is_no_beginning_of_a_recount() throws Exception {
        try (Newsroom newsroom = new Newsroom("wrongbase", 1)) {
            // Given
            newsroom.count(SHORT_GAP);
            Audit audit = new Audit(newsroom);
            ArticleId article = newsroom.article(0);
            AtomicLong visitor = new AtomicLong();
            views(newsroom, article, visitor, 10);
            newsroom.tables.execute("UPDATE ledger SET n = n + 1 WHERE counter = 'views'");
            secondsOfLog(newsroom, article, visitor);
            checkpointing(audit).now();
            prove(audit);
            // When
            newsroom.cut(5);
            // Then
            Report report = audit.recount();
            assertThat(report.unproved())
                    .singleElement()
                    .satisfies(one -> assertThat(one.partition()).isEqualTo("views/0"));
            checkpointing(audit).now();
            prove(audit);
            assertThat(health(audit).differences()).isEqualTo(1);
            assertThat(audit.recount().unproved()).hasSize(1);
        }
    }

    @Test
    void only_the_last_two_checkpoints_are_kept_where_views_are_kept_for_ever() throws Exception {
        try (Newsroom newsroom = new Newsroom("thinned", 1)) {
            // Given
            newsroom.count();
            views(newsroom, newsroom.article(0), new AtomicLong(), 1);
            Audit audit = new Audit(newsroom);
            // When
            for (int i = 0; i < 4; i++) {
                checkpointing(audit).now();
                prove(audit);
            }
            checkpointing(audit).look();
            // Then
            assertThat(newsroom.tables
                            .map("SELECT id::text, pipeline FROM checkpoints")
                            .keySet())
                    .containsExactlyInAnyOrder("3", "4");
            assertThat(newsroom.tables
                            .map("SELECT DISTINCT checkpoint::text, '' FROM checkpoint_counts")
                            .keySet())
                    .containsExactlyInAnyOrder("3", "4");
        }
    }

    private static Checkpointing checkpointing(Audit audit) {
        return new Checkpointing(audit.around, Duration.ofHours(1));
    }

    /** As the background does, once. */
    private static void prove(Audit audit) throws Exception {
        new BackgroundProof(audit.around).look();
    }

    private static ProofsTable.Health health(Audit audit) throws Exception {
        return new Snapshot(audit.around.dataSource()).read(open -> ProofsTable.health(open, "main"));
    }

    private static void views(Newsroom newsroom, ArticleId article, AtomicLong visitor, int n) {
        for (int i = 0; i < n; i++) {
            newsroom.view(article, visitor.incrementAndGet());
        }
        newsroom.flush();
        await().atMost(Newsroom.PATIENCE).until(() -> newsroom.tables.value(article, "views") == visitor.get());
    }

    /** Goes on until the log has passed the gap since its new beginning. */
    private static void secondsOfLog(Newsroom newsroom, ArticleId article, AtomicLong visitor) {
        try (Log log = new Log(newsroom.bootstrapServers(), newsroom.topics)) {
            LogPartition where = new LogPartition(Topic.VIEWS, newsroom.topics.partition(article));
            views(newsroom, article, visitor, 1);
            long begin = log.firstTime(where).orElseThrow();
            await().atMost(Newsroom.PATIENCE).until(() -> {
                views(newsroom, article, visitor, 1);
                return log.at(where, begin + 3_000).isPresent();
            });
        }
    }
}
