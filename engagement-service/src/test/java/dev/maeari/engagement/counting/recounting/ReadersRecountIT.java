package dev.maeari.engagement.counting.recounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.VisitorDay;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.growing.Growth;
import dev.maeari.engagement.counting.readership.Noting;
import dev.maeari.engagement.counting.worker.Newsroom;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Decoded;
import dev.maeari.events.Topic;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Unique readers are held against the log like any other number, and mended, while readers go on reading. */
@BesideOthers
@SuppressWarnings("NullAway.Init") // set before all tests
class ReadersRecountIT {
    private static final Newsroom NEWSROOM = new Newsroom("recountreaders", 2);
    private static final Audit AUDIT = new Audit(NEWSROOM);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final Instant NOON =
            FIRST.atTime(LocalTime.NOON).atZone(Audit.ZONE).toInstant();
    /** Beyond, a day's number is an estimate. */
    private static final long MOST_THAT_ARE_EXACT = 512;

    private static Noting noting;

    @BeforeAll
    static void count() {
        NEWSROOM.count();
        noting = new Noting(NEWSROOM, Audit.ZONE);
    }

    @AfterAll
    static void close() {
        noting.close();
        NEWSROOM.close();
    }

    /**
     * What a day holds instead of visitors 1 to 10.
     *
     * @param n as what number
     * @param said what a recount says of it
     * @param first the first of the ten who is not noted, 0 if all are
     */
    private record Forgery(long from, long to, long n, String said, long first) {}

    private static final List<Forgery> FORGERIES = List.of(
            new Forgery(1, 9, 9, "9 instead of 10", 10),
            new Forgery(2, 10, 9, "9 instead of 10", 1),
            new Forgery(1, 0, 0, "0 instead of 10", 1),
            new Forgery(1, 11, 11, "11 instead of 10", 0),
            new Forgery(1, 10, 12, "12 instead of 10", 0),
            new Forgery(11, 20, 10, "10 instead of 10", 1),
            new Forgery(5, 600, 590, "590 instead of 10", 1));

    @Test
    void a_day_that_holds_others_is_named_with_the_first_who_is_not_noted_and_mended() throws Exception {
        // Given
        Map<UUID, Forgery> forged = new HashMap<>();
        for (Forgery forgery : FORGERIES) {
            ArticleId article = NEWSROOM.article(0);
            views(NEWSROOM, article, 1, 10);
            forged.put(article.value(), forgery);
        }
        for (Map.Entry<UUID, Forgery> one : forged.entrySet()) {
            ArticleId article = new ArticleId(one.getKey());
            noting.awaitReaders(article, 10);
            Forgery as = one.getValue();
            Noting.forge(NEWSROOM, article, today(), LongStream.rangeClosed(as.from(), as.to()), as.n());
        }
        // When
        Report report = AUDIT.recount();
        // Then
        assertThat(report.differences()).hasSameSizeAs(FORGERIES);
        for (Report.Item item : report.differences()) {
            Forgery forgery = Objects.requireNonNull(forged.get(item.articleId()));
            assertThat(Audit.said(item)).isEqualTo("uniqueReaders readers %s: %s".formatted(today(), forgery.said()));
            @Nullable Long offset = item.firstOffset();
            assertThat(offset == null ? 0 : visitorAt(0, offset)).isEqualTo(forgery.first());
        }
        assertThat(AUDIT.repair().left()).isZero();
        assertThat(AUDIT.recount().total()).isZero();
        for (UUID article : forged.keySet()) {
            assertThat(Noting.readers(NEWSROOM, new ArticleId(article))).isEqualTo(10);
            assertThat(repairs(article)).isEqualTo(1);
        }
    }

    @Test
    void what_is_mended_while_readers_go_on_holds_all_of_them() throws Exception {
        // Given
        ArticleId lacking = read(1);
        ArticleId crowded = read(1);
        Noting.forge(NEWSROOM, lacking, today(), LongStream.rangeClosed(1, 4), 4);
        Noting.forge(NEWSROOM, crowded, today(), LongStream.rangeClosed(1, 700), 700);
        Report report;
        // When
        try (Traffic traffic = new Traffic(NEWSROOM, lacking, crowded)) {
            await().atMost(Newsroom.PATIENCE).until(() -> traffic.rounds() > 10);
            report = AUDIT.repair();
            long rounds = traffic.rounds();
            await().atMost(Newsroom.PATIENCE).until(() -> traffic.rounds() > rounds + 10);
        }
        // Then
        for (ArticleId article : List.of(lacking, crowded)) {
            await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(Noting.readers(NEWSROOM, article))
                            .isGreaterThan(30)
                            .isLessThan(MOST_THAT_ARE_EXACT)
                            .isEqualTo(NEWSROOM.tables.value(article, "views")));
        }
        assertThat(report.differences())
                .hasSize(2)
                .allMatch(Report.Item::repaired)
                .allMatch(one -> one.what().equals("readers"));
        assertThat(AUDIT.recount().total()).isZero();
    }

    @Test
    void who_is_noted_while_a_day_waits_to_be_mended_stays_noted() throws Exception {
        try (Newsroom newsroom = new Newsroom("recountheld", 1);
                ExecutorService beside = Executors.newSingleThreadExecutor();
                Connection noter = newsroom.data.getConnection()) {
            // Given
            ArticleId article = notedAndHeld(newsroom, noter, 12);
            Audit audit = new Audit(newsroom);
            // When
            Future<Report> repair = beside.submit(audit::repair);
            awaitSomebodyWaits(newsroom);
            views(newsroom, article, 13, 13);
            Noting.forge(noter, article, today(), LongStream.rangeClosed(1, 13), 13);
            try (Statement update = noter.createStatement()) {
                update.execute("UPDATE readership_positions SET next = next + 1");
            }
            noter.commit();
            // Then
            assertThat(readersOf(repair.get()))
                    .containsExactly("uniqueReaders readers %s: 12 instead of 10".formatted(today()));
            assertThat(Noting.visitors(newsroom, article, today())).isEqualTo(11);
            assertThat(readersOf(audit.recount())).isEmpty();
        }
    }

    @Test
    void a_day_of_which_the_log_knows_nothing_is_emptied() throws Exception {
        // Given
        ArticleId article = read(1);
        Noting.forge(NEWSROOM, article, FIRST, LongStream.of(1, 2), 2);
        // When
        Report report = AUDIT.repair();
        // Then
        assertThat(Audit.said(report)).containsExactly("uniqueReaders readers 2026-03-01: 2 instead of 0");
        assertThat(Noting.readers(NEWSROOM, article)).isEqualTo(10);
        assertThat(AUDIT.recount().total()).isZero();
    }

    @Test
    void nothing_is_mended_of_a_rule_that_another_has_followed_meanwhile() throws Exception {
        try (Newsroom newsroom = new Newsroom("recountfollowed", 1);
                ExecutorService beside = Executors.newSingleThreadExecutor();
                Connection noter = newsroom.data.getConnection()) {
            // Given
            ArticleId article = notedAndHeld(newsroom, noter, 9);
            Audit audit = new Audit(newsroom);
            Pipeline shown = new Snapshot(newsroom.data).read(Pipeline::shown).orElseThrow();
            // When
            Future<?> repair = beside.submit(() -> {
                audit.readers(shown, 0);
                return 0;
            });
            awaitSomebodyWaits(newsroom);
            newsroom.tables.execute("DELETE FROM pipelines");
            noter.rollback();
            // Then
            assertThatThrownBy(repair::get)
                    .hasRootCauseInstanceOf(Unprovable.class)
                    .hasMessageContaining("another rule");
            assertThat(Noting.visitors(newsroom, article, today())).isEqualTo(9);
            assertThatThrownBy(() -> audit.readers(shown, 0)).isInstanceOf(Unprovable.class);
        }
    }

    @Test
    void nothing_is_mended_by_who_has_not_heard_of_added_partitions() throws Exception {
        try (Newsroom newsroom = new Newsroom("recountunaware", 1)) {
            // Given
            ArticleId article = noted(newsroom);
            Audit audit = new Audit(newsroom);
            Pipeline shown = new Snapshot(newsroom.data).read(Pipeline::shown).orElseThrow();
            Noting.forge(newsroom, article, today(), LongStream.rangeClosed(1, 11), 11);
            // When
            newsroom.tables.execute("UPDATE partitioning SET partitions = 2");
            // Then
            assertThatThrownBy(() -> audit.readers(shown, 0))
                    .isInstanceOf(Unprovable.class)
                    .hasMessageContaining("partitions");
            assertThat(Noting.visitors(newsroom, article, today())).isEqualTo(11);
        }
    }

    @Test
    void a_sketch_from_which_some_are_missing_is_mended_with_its_number() throws Exception {
        // Given
        ArticleId article = NEWSROOM.article(1);
        views(NEWSROOM, article, 1, 2_000);
        await().atMost(Newsroom.PATIENCE).until(() -> NEWSROOM.tables.value(article, "views") == 2_000);
        await().atMost(Newsroom.PATIENCE)
                .until(() -> AUDIT.recount().from().stream()
                                .filter(from -> from.partition().endsWith("views/1"))
                                .map(Report.From::to)
                                .distinct()
                                .count()
                        == 1);
        long before = Noting.readers(NEWSROOM, article);
        Noting.forge(NEWSROOM, article, today(), LongStream.rangeClosed(1, 1_930), before * 965 / 1_000);
        // When
        Report report = AUDIT.repair();
        // Then
        assertThat(report.differences())
                .singleElement()
                .satisfies(one -> assertThat(one.proved()).isEqualTo(before));
        assertThat(Noting.readers(NEWSROOM, article)).isEqualTo(before);
        assertThat(AUDIT.recount().total()).isZero();
    }

    @Test
    void a_sum_that_is_not_that_of_its_days_is_named_and_mended() throws Exception {
        // Given
        ArticleId article = read(1);
        NEWSROOM.tables.execute("UPDATE unique_readers SET n = 12 WHERE article_id = '%s'".formatted(article));
        // When
        Report report = AUDIT.repair();
        // Then
        assertThat(Audit.said(report)).containsExactly("uniqueReaders number: 12 instead of 10");
        assertThat(Noting.readers(NEWSROOM, article)).isEqualTo(10);
        assertThat(AUDIT.recount().total()).isZero();
    }

    @Test
    void days_are_told_apart_and_one_to_which_the_log_comes_back_is_proved_too() throws Exception {
        try (Newsroom newsroom = new Newsroom("recountdays", 1)) {
            // Given
            takeTimesFromSenders(newsroom);
            ArticleId article = newsroom.article(0);
            for (int day : new int[] {0, 1, 2, 3}) {
                view(newsroom, article, 1, day);
            }
            for (int again = 0; again < VisitsLog.PIECE; again++) {
                view(newsroom, article, 1, 3);
            }
            view(newsroom, article, 2, 0);
            view(newsroom, article, 1, 4);
            newsroom.flush();
            newsroom.count();
            Audit audit = new Audit(newsroom);
            try (Noting days = new Noting(newsroom, Audit.ZONE)) {
                days.awaitReaders(article, 6);
            }
            assertThat(readersOf(audit.recount())).isEmpty();
            // When
            Noting.forge(newsroom, article, FIRST, LongStream.of(1), 1);
            Noting.forge(newsroom, article, FIRST.plusDays(1), LongStream.of(2), 1);
            // Then
            assertThat(readersOf(audit.repair()))
                    .containsExactlyInAnyOrder(
                            "uniqueReaders readers 2026-03-01: 1 instead of 2",
                            "uniqueReaders readers 2026-03-02: 1 instead of 1");
            assertThat(readersOf(audit.recount())).isEmpty();
            assertThat(Noting.readers(newsroom, article)).isEqualTo(6);
        }
    }

    @Test
    void of_days_that_are_cut_from_the_log_nobody_who_is_left_may_lack() throws Exception {
        try (Newsroom newsroom = new Newsroom("recountcut", 1)) {
            // Given
            takeTimesFromSenders(newsroom);
            ArticleId article = newsroom.article(0);
            for (int day = 0; day < 3; day++) {
                for (long visitor = 1; visitor <= 4; visitor++) {
                    view(newsroom, article, visitor, day);
                }
            }
            newsroom.flush();
            newsroom.count();
            Audit audit = new Audit(newsroom);
            try (Noting days = new Noting(newsroom, Audit.ZONE)) {
                days.awaitReaders(article, 12);
            }
            await().atMost(Newsroom.PATIENCE).until(() -> newsroom.tables.value(article, "views") == 12);
            audit.provedInBackground();
            // When
            newsroom.cut(6);
            // Then
            assertThat(readersOf(audit.recount())).isEmpty();
            assertThat(audit.recount().from())
                    .filteredOn(from -> from.partition().equals("unique readers of views/0"))
                    .singleElement()
                    .satisfies(from -> assertThat(from.position()).isEqualTo(6));
            // When
            Noting.forge(newsroom, article, FIRST.plusDays(1), LongStream.of(1, 2, 3), 3);
            // Then
            assertThat(readersOf(audit.repair())).containsExactly("uniqueReaders readers 2026-03-02: 3 instead of 4");
            assertThat(Noting.readers(newsroom, article)).isEqualTo(12);
        }
    }

    @Test
    void a_day_on_which_partitions_are_added_is_proved_where_its_article_was_before() throws Exception {
        try (Newsroom newsroom = new Newsroom("recountgrown", 3)) {
            // Given
            newsroom.count();
            ArticleId article = newsroom.articleOfTwiceAsMany(5);
            views(newsroom, article, 1, 5);
            try (Newsroom grown = newsroom.told(Growth.grow(newsroom, 6));
                    Noting days = new Noting(grown, Audit.ZONE)) {
                grown.count();
                views(grown, article, 4, 9);
                days.awaitReaders(article, 9);
                Audit audit = new Audit(grown);
                assertThat(readersOf(audit.recount())).isEmpty();
                // When
                Noting.forge(grown, article, today(), LongStream.rangeClosed(2, 12), 11);
                // Then
                Report report = audit.repair();
                assertThat(readersOf(report))
                        .containsExactly("uniqueReaders readers %s: 11 instead of 9".formatted(today()));
                assertThat(report.differences().getFirst().firstOffset()).isNegative();
                assertThat(readersOf(audit.recount())).isEmpty();
                assertThat(Noting.readers(grown, article)).isEqualTo(9);
            }
        }
    }

    /** An article with ten readers, who are noted. */
    private static ArticleId read(int partition) {
        ArticleId article = NEWSROOM.article(partition);
        views(NEWSROOM, article, 1, 10);
        noting.awaitReaders(article, 10);
        return article;
    }

    /** The same in a newsroom of its own, where nobody notes any more. */
    private static ArticleId noted(Newsroom newsroom) {
        newsroom.count();
        ArticleId article = newsroom.article(0);
        views(newsroom, article, 1, 10);
        try (Noting before = new Noting(newsroom, Audit.ZONE)) {
            before.awaitReaders(article, 10);
        }
        return article;
    }

    /** The same, with another number of readers, on which somebody else has a hand. */
    private static ArticleId notedAndHeld(Newsroom newsroom, Connection noter, long readers) throws SQLException {
        ArticleId article = noted(newsroom);
        noter.setAutoCommit(false);
        Noting.forge(newsroom, article, today(), LongStream.rangeClosed(1, readers), readers);
        Noting.forge(noter, article, today(), LongStream.rangeClosed(1, readers), readers);
        return article;
    }

    private static void awaitSomebodyWaits(Newsroom newsroom) {
        await().atMost(Newsroom.PATIENCE)
                .until(() -> newsroom.tables
                        .map("SELECT 'waiting', query FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database() AND query LIKE '%readership%'")
                        .containsKey("waiting"));
    }

    private static void views(Newsroom newsroom, ArticleId article, long from, long to) {
        LongStream.rangeClosed(from, to).forEach(visitor -> newsroom.view(article, visitor));
        newsroom.flush();
    }

    private static void view(Newsroom newsroom, ArticleId article, long visitor, int day) {
        ProducerRecord<byte[], byte[]> record = newsroom.record(new ArticleViewed(article, new VisitorId(visitor)));
        newsroom.send(new ProducerRecord<>(
                record.topic(),
                record.partition(),
                NOON.plus(Duration.ofDays(day)).toEpochMilli(),
                record.key(),
                record.value(),
                record.headers()));
    }

    private static void takeTimesFromSenders(Newsroom newsroom) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", newsroom.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, newsroom.topics.name(Topic.VIEWS)),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static List<String> readersOf(Report report) {
        return report.differences().stream()
                .filter(one -> one.counter().equals(ReaderSums.COUNTER))
                .map(Audit::said)
                .toList();
    }

    private static long visitorAt(int partition, long offset) throws InterruptedException {
        AtomicLong visitor = new AtomicLong();
        try (Log log = new Log(NEWSROOM.bootstrapServers(), NEWSROOM.topics)) {
            log.read(new LogPartition(Topic.VIEWS, partition), offset, offset + 1, (records, next) -> {
                if (NEWSROOM.codec.decode(Topic.VIEWS, records.getFirst())
                        instanceof Decoded.Known(ArticleViewed viewed)) {
                    visitor.set(viewed.visitor().value());
                }
            });
        }
        return visitor.get();
    }

    private static long repairs(UUID article) {
        return Long.parseLong(NEWSROOM.tables
                .map("SELECT 'n', count(*)::text FROM repairs WHERE article_id = '%s'".formatted(article))
                .getOrDefault("n", "0"));
    }

    private static LocalDate today() {
        return VisitorDay.of(Instant.now(), Audit.ZONE).date();
    }
}
