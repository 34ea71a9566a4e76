package dev.maeari.engagement.counting.recounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.VisitGap;
import dev.maeari.engagement.counting.worker.Newsroom;
import dev.maeari.events.ArticleId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recounts as jobs: one at a time, and never called running when nobody runs them. */
@BesideOthers
class RecountingIT {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Newsroom NEWSROOM = new Newsroom("recounting", 1);
    private static final Surroundings AROUND = new Audit(NEWSROOM).around;
    private static final Recounts RECOUNTS = new Recounts(AROUND.dataSource());
    private static ArticleId article;

    private final AtomicInteger mended = new AtomicInteger();
    private final Recounting recounting = new Recounting(AROUND, mended::incrementAndGet);

    @BeforeAll
    static void count() {
        NEWSROOM.count();
        article = NEWSROOM.article(0);
        NEWSROOM.view(article, 1);
        NEWSROOM.view(article, 1);
        NEWSROOM.view(article, 2);
        NEWSROOM.flush();
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(() -> assertThat(NEWSROOM.tables.ledger(article, "views"))
                        .containsEntry("counted", "2")
                        .containsEntry("repeat", "1"));
    }

    @AfterAll
    static void close() {
        NEWSROOM.close();
    }

    @Test
    void what_was_asked_for_is_done_and_reported() throws Exception {
        // Given
        Order order = asked(false, null);
        // When
        recounting.look();
        // Then
        RecountView view = RECOUNTS.find(order.id()).orElseThrow();
        assertThat(view.state()).isEqualTo("done");
        assertThat(view.progress()).isEqualTo(new RecountView.Progress(3, 3));
        assertThat(report(order).articles()).isEqualTo(1);
        assertThat(report(order).events()).isEqualTo(3);
        assertThat(report(order).differences()).isEmpty();
        assertThat(mended).hasValue(0);
    }

    @Test
    void a_repair_is_told_to_who_takes_checkpoints() throws Exception {
        // Given
        NEWSROOM.tables.execute("UPDATE counts SET value = 7");
        Order order = asked(true, null);
        // When
        recounting.look();
        // Then
        assertThat(report(order).left()).isZero();
        assertThat(NEWSROOM.tables.value(article, "views")).isEqualTo(2);
        assertThat(mended).hasValue(1);
    }

    @Test
    void another_rule_shows_what_the_numbers_would_be_and_changes_none() throws Exception {
        // Given
        Rule everything = new Rule(2, new VisitGap(0), Rule.BUILT_IN.counters(), Rule.BUILT_IN.ignored());
        Order order = asked(false, everything);
        // When
        recounting.look();
        // Then
        assertThat(Audit.said(report(order))).containsExactly("views number: 2 instead of 3");
        assertThat(NEWSROOM.tables.value(article, "views")).isEqualTo(2);
    }

    @Test
    void what_a_process_left_running_that_is_gone_is_called_failed() throws Exception {
        // Given
        Order left = asked(false, null);
        assertThat(RECOUNTS.take(NOW).map(Order::id)).isEqualTo(Optional.of(left.id()));
        // When
        recounting.look();
        // Then
        assertThat(RECOUNTS.find(left.id()).orElseThrow().state()).isEqualTo("failed");
    }

    @Test
    void a_second_process_waits_while_one_recounts() throws Exception {
        // Given
        Order order = asked(false, null);
        // When
        Alone.RECOUNT.run(AROUND.dataSource(), recounting::look);
        // Then
        assertThat(RECOUNTS.find(order.id()).orElseThrow().state()).isEqualTo("waiting");
        recounting.look();
        assertThat(RECOUNTS.find(order.id()).orElseThrow().state()).isEqualTo("done");
    }

    private static Report report(Order order) throws Exception {
        return Objects.requireNonNull(RECOUNTS.find(order.id()).orElseThrow().report());
    }

    private static Order asked(boolean repair, @Nullable Rule rule) throws Exception {
        Order order = new Order(UUID.randomUUID(), repair, rule, "somebody");
        RECOUNTS.add(order, NOW);
        return order;
    }
}
