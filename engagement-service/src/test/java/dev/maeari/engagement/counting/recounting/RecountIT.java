package dev.maeari.engagement.counting.recounting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.counting.worker.Newsroom;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.CountVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I8: what was changed behind the log's back is found, named, and mended, while readers go on reading. */
@BesideOthers
class RecountIT {
    private static final Newsroom NEWSROOM = new Newsroom("recount", 2);
    private static final Audit AUDIT = new Audit(NEWSROOM);

    @BeforeAll
    static void count() {
        NEWSROOM.count();
    }

    @AfterAll
    static void close() {
        NEWSROOM.close();
    }

    /** What is changed in which row of an article, and how the recount names it. */
    private static final Map<String, List<String>> TAMPERINGS = Map.of(
            "UPDATE counts SET value = value - 3 WHERE counter = 'views'",
            List.of("views number: 7 instead of 10"),
            "UPDATE counts SET adjusted = 0 WHERE counter = 'views'",
            List.of("views adjusted: 0 instead of 5"),
            "UPDATE ledger SET n = 7 WHERE counter = 'views' AND reason = 'counted'",
            List.of("views ledger counted: 7 instead of 10"),
            "INSERT INTO ledger SELECT pipeline, article_id, counter, 'robot', 2, partition FROM counts WHERE counter = 'likes'",
            List.of("likes ledger robot: 2 instead of 0"),
            "DELETE FROM adjustments WHERE counter = 'views'",
            List.of("views adjustment import: 0 instead of 5", "views adjustment-order import: -1 instead of N"),
            "UPDATE members SET present = false WHERE member = '00000000-0000-0001-0000-000000000003'",
            List.of("likes member 00000000-0000-0001-0000-000000000003: 0 instead of 1"),
            "INSERT INTO members SELECT pipeline, article_id, counter, '00000000-0000-0001-0000-0000000000ff', true, 2, partition FROM counts WHERE counter = 'likes'",
            List.of(
                    "likes member 00000000-0000-0001-0000-0000000000ff: 1 instead of 0",
                    "likes member-order 00000000-0000-0001-0000-0000000000ff: 2 instead of -1"));

    @Test
    void what_was_changed_in_any_table_is_found_and_mended_while_readers_go_on() {
        // Given
        Map<ArticleId, List<String>> expected = new HashMap<>();
        Map<ArticleId, CountVersion> before = new HashMap<>();
        TAMPERINGS.forEach((tampering, found) -> {
            ArticleId article = read();
            before.put(article, version(article));
            expected.put(article, found);
            String[] parts = tampering.split("WHERE", 2);
            NEWSROOM.tables.execute(parts[0] + "WHERE article_id = '%s' AND ".formatted(article) + parts[1]);
        });
        try (Traffic traffic = new Traffic(NEWSROOM, NEWSROOM.article(0), NEWSROOM.article(1))) {
            long rounds = traffic.rounds();
            // When
            Report report = AUDIT.recount();
            // Then
            await().atMost(Newsroom.PATIENCE).until(() -> traffic.rounds() > rounds);
            assertThat(saidByArticle(report)).isEqualTo(expected);
            assertThat(report.differences()).noneMatch(Report.Item::repaired);
            assertThat(AUDIT.repair().differences())
                    .hasSameSizeAs(report.differences())
                    .allMatch(Report.Item::repaired);
            assertThat(AUDIT.recount().total()).isZero();
        }
        expected.forEach((article, found) -> {
            if (found.getFirst().contains("number") || found.getFirst().contains("adjusted")) {
                assertThat(version(article).isNewerThan(Objects.requireNonNull(before.get(article))))
                        .isTrue();
            }
            assertThat(repairs(article)).isNotEmpty();
        });
    }

    @Test
    void the_first_offset_is_that_of_the_first_record_of_which_the_tables_know_nothing() {
        // Given
        ArticleId article = read();
        long last = version(article).position() - 1;
        NEWSROOM.tables.execute(
                "UPDATE counts SET value = 9 WHERE counter = 'likes' AND article_id = '%s'".formatted(article));
        NEWSROOM.tables.execute(
                "UPDATE timeline SET n = 6 WHERE counter = 'views' AND article_id = '%s'".formatted(article));
        // When
        Report report = AUDIT.recount();
        // Then
        assertThat(report.differences())
                .extracting(Report.Item::counter, Report.Item::what, Report.Item::proved)
                .contains(org.assertj.core.groups.Tuple.tuple("likes", "number", 10L));
        assertThat(first(report, "likes")).isEqualTo(positions(article, "likes") - 1);
        assertThat(first(report, "views")).isLessThan(last);
        assertThat(AUDIT.repair().left()).isZero();
    }

    @Test
    void a_row_that_is_gone_comes_back_and_is_told() throws Exception {
        // Given
        ArticleId article = read();
        NEWSROOM.tables.execute("DELETE FROM counts WHERE article_id = '%s'".formatted(article));
        NEWSROOM.tables.execute("DELETE FROM timeline WHERE article_id = '%s'".formatted(article));
        // When
        Report report = AUDIT.repair();
        // Then
        assertThat(report.left()).isZero();
        assertThat(NEWSROOM.tables.count(article, "likes")).startsWith("10 in 1-");
        assertThat(AUDIT.recount().total()).isZero();
    }

    @Test
    void a_member_that_counting_was_misled_by_is_mended_with_all_that_followed() {
        // Given
        ArticleId article = read();
        NEWSROOM.tables.execute(
                "UPDATE members SET present = false WHERE member = '00000000-0000-0001-0000-000000000003' AND article_id = '%s'"
                        .formatted(article));
        NEWSROOM.unlike(article, 3);
        NEWSROOM.flush();
        awaitCounted();
        // When
        Report report = AUDIT.repair();
        // Then
        assertThat(Audit.said(report)).contains("likes number: 10 instead of 9");
        assertThat(NEWSROOM.tables.value(article, "likes")).isEqualTo(9);
        assertThat(NEWSROOM.tables.ledger(article, "likes")).isEqualTo(Map.of("counted", "11"));
        assertThat(AUDIT.recount().total()).isZero();
    }

    @Test
    void a_count_that_is_told_wrongly_gets_a_new_version() {
        // Given
        ArticleId article = read();
        CountVersion version = version(article);
        assertThat(AUDIT.recount().total()).as("the right one is told before").isZero();
        NEWSROOM.send(new dev.maeari.events.CountsEvent.CountChanged(article, "views", 99, version));
        NEWSROOM.flush();
        // When
        Report report = AUDIT.repair();
        // Then
        assertThat(Audit.said(report)).containsExactly("views told: 99 instead of 15");
        assertThat(first(report, "views")).isEqualTo(version.position() - 1);
        assertThat(version(article)).isEqualTo(new CountVersion(version.generation() + 1, version.position()));
        assertThat(AUDIT.recount().total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void rows_that_say_they_were_another_partitions_are_brought_home(int partition) {
        // Given
        ArticleId article = read(partition);
        for (String table : List.of("counts", "members", "ledger", "timeline", "adjustments")) {
            NEWSROOM.tables.execute(
                    "UPDATE %s SET partition = 1 - partition WHERE article_id = '%s'".formatted(table, article));
        }
        // When
        Report report = AUDIT.repair();
        // Then
        assertThat(report.total()).isPositive();
        assertThat(NEWSROOM.tables.value(article, "views")).isEqualTo(10);
        assertThat(NEWSROOM.tables.ledger(article, "likes")).isEqualTo(Map.of("counted", "10"));
        assertThat(AUDIT.recount().total()).isZero();
    }

    @Test
    void comments_that_are_counted_and_not_stored_are_named() {
        // Given
        ArticleId article = read();
        NEWSROOM.comment(article, 77);
        NEWSROOM.flush();
        awaitCounted();
        // When
        Report report = AUDIT.recount();
        // Then
        assertThat(Audit.said(report))
                .containsExactly("comments comment 00000000-0000-0002-0000-00000000004d: 0 instead of 1");
        assertThat(first(report, "comments")).isEqualTo(positions(article, "comments") - 1);
        NEWSROOM.tables.execute("""
                INSERT INTO comments (id, article_id, reader_id, by_author, name, text, state, revision, created_at)
                VALUES ('00000000-0000-0002-0000-00000000004d', '%s', '%s', false, 'a', 'b', 'visible', 1, now())""".formatted(article, article));
        assertThat(AUDIT.recount().total()).isZero();
    }

    /** Ten views, five carried over, ten likes. */
    private static ArticleId read() {
        return read(1);
    }

    private static ArticleId read(int partition) {
        ArticleId article = NEWSROOM.article(partition);
        for (int i = 1; i <= 10; i++) {
            NEWSROOM.view(article, i);
            NEWSROOM.like(article, i);
        }
        NEWSROOM.send(new CountAdjusted(article, "views", "import", 5));
        NEWSROOM.flush();
        await().atMost(Newsroom.PATIENCE).untilAsserted(() -> {
            assertThat(NEWSROOM.tables.ledger(article, "likes")).containsEntry("counted", "10");
            assertThat(NEWSROOM.tables.map(
                            "SELECT source, amount::text FROM adjustments WHERE article_id = ?::uuid",
                            article.toString()))
                    .containsEntry("import", "5");
        });
        return article;
    }

    private static Map<ArticleId, List<String>> saidByArticle(Report report) {
        return report.differences().stream()
                .collect(groupingBy(
                        difference -> new ArticleId(difference.articleId()),
                        mapping(
                                difference -> Audit.said(difference).replaceAll("(import: -1 instead of )\\d+", "$1N"),
                                toList())));
    }

    private static void awaitCounted() {
        try (Log log = new Log(AUDIT.around.bootstrapServers(), AUDIT.around.topics())) {
            await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() -> NEWSROOM.tables.positions().forEach((partition, position) -> {
                        var place = dev.maeari.events.Position.of(partition + "/0");
                        var topic = dev.maeari.events.Topic.ALL.stream()
                                .filter(one -> one.name().equals(place.topic()))
                                .findFirst()
                                .orElseThrow();
                        assertThat(Long.parseLong(position))
                                .isEqualTo(log.end(
                                        new dev.maeari.engagement.counting.LogPartition(topic, place.partition())));
                    }));
        }
    }

    private static long first(Report report, String counter) {
        return report.differences().stream()
                .filter(one -> one.counter().equals(counter))
                .map(Report.Item::firstOffset)
                .toList()
                .getFirst();
    }

    private static CountVersion version(ArticleId article) {
        String count = NEWSROOM.tables.count(article, "views");
        return CountVersion.of(count.substring(count.lastIndexOf(' ') + 1));
    }

    private static long positions(ArticleId article, String counter) {
        String count = NEWSROOM.tables.count(article, counter);
        return CountVersion.of(count.substring(count.lastIndexOf(' ') + 1)).position();
    }

    private static List<String> repairs(ArticleId article) {
        return List.copyOf(NEWSROOM.tables
                .map(
                        "SELECT id::text, what FROM repairs WHERE repaired_by = 'auditor' AND article_id = ?::uuid",
                        article.toString())
                .values());
    }
}
