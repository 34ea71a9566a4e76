package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.ArticleId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** I1: a process that was stopped, and whose partitions others have taken over, can't write any more. */
@BesideOthers
class FenceIT {
    /** The group gives a stopped process' partitions to others after this time. */
    private static final Map<String, Object> IMPATIENT_GROUP = Map.of("max.poll.interval.ms", 4_000);

    /** A session that is held for as long as others need is not ended meanwhile. */
    private static final Limits PATIENT =
            new Limits(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), Limits.DEFAULT.away());

    @Test
    void a_process_held_before_its_fence_fails_once_another_has_passed() throws Exception {
        assertThat(viewsAfterAHold("fence-held", Function.identity())).isEqualTo(100);
    }

    /** The control: were the fence not there, the same test would see every view twice. */
    @Test
    void without_the_fence_every_view_would_be_counted_twice() throws Exception {
        assertThat(viewsAfterAHold("fence-out", fence -> FenceIT::anybody)).isEqualTo(200);
    }

    @Test
    void a_process_held_at_its_commit_loses_its_session_and_the_next_one_counts_once() throws Exception {
        try (Newsroom newsroom = new Newsroom("fence-commit", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            hundredViews(newsroom, article);
            TestData itsData = newsroom.anotherWay();
            Hold hold = new Hold();
            itsData.onNextCommit(open -> {
                hold.here();
                open.commit();
            });
            Limits limits = new Limits(
                    Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(5), Limits.DEFAULT.away());
            newsroom.count(500, Function.identity(), IMPATIENT_GROUP, itsData, limits);
            hold.awaitReached();
            // When
            newsroom.count();
            awaitCounted(newsroom, "100");
            hold.release();
            // Then
            hundredViews(newsroom, article);
            awaitCounted(newsroom, "200");
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("100 in 0-100");
            assertThat(newsroom.tables.ledger(article, "views")).isEqualTo(Map.of("counted", "100", "repeat", "100"));
        }
    }

    @Test
    void an_error_after_the_fence_takes_back_the_move() throws Exception {
        try (Newsroom newsroom = new Newsroom("fence-error", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            hundredViews(newsroom, article);
            AtomicBoolean thrown = new AtomicBoolean();
            // When
            newsroom.count(
                    500,
                    real -> (open, moves) -> {
                        Set<LogPartition> moved = real.move(open, moves);
                        if (!thrown.getAndSet(true)) {
                            throw new StackOverflowError("planted");
                        }
                        return moved;
                    },
                    Map.of());
            // Then
            awaitCounted(newsroom, "100");
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("100 in 0-100");
        }
    }

    private static long viewsAfterAHold(String name, Function<Fence, Fence> fence) throws Exception {
        try (Newsroom newsroom = new Newsroom(name, 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            hundredViews(newsroom, article);
            Hold hold = new Hold();
            TestData itsData = newsroom.anotherWay();
            CountingProcess old =
                    newsroom.count(500, real -> hold.before(fence.apply(real)), IMPATIENT_GROUP, itsData, PATIENT);
            hold.awaitReached();
            newsroom.count();
            awaitCounted(newsroom, "100");
            // When
            hold.release();
            hold.awaitPassed();
            Newsroom.end(old);
            // Then
            return newsroom.tables.value(article, "views");
        }
    }

    /** No fence at all. */
    private static Set<LogPartition> anybody(Connection open, List<Fence.Move> moves) throws SQLException {
        try (PreparedStatement update =
                open.prepareStatement("UPDATE progress SET position = ? WHERE topic = ? AND partition = ?")) {
            for (Fence.Move move : moves) {
                update.setLong(1, move.to());
                update.setString(2, move.partition().topic().name());
                update.setInt(3, move.partition().number());
                update.executeUpdate();
            }
        }
        return moves.stream().map(Fence.Move::partition).collect(Collectors.toSet());
    }

    private static void hundredViews(Newsroom newsroom, ArticleId article) {
        for (int i = 0; i < 100; i++) {
            newsroom.view(article, i);
        }
        newsroom.flush();
    }

    private static void awaitCounted(Newsroom newsroom, String position) {
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(() -> assertThat(newsroom.tables.positions()).containsEntry("views/0", position));
    }
}
