package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topic;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** I1: a batch is read while the one before is written, and whatever becomes of that, each record is counted once. */
@BesideOthers
class OverlapIT {
    private static final LogPartition FIRST = new LogPartition(Topic.VIEWS, 0);

    @Test
    void what_was_read_ahead_is_counted_after_what_was_being_written() throws Exception {
        try (Newsroom newsroom = new Newsroom("overlap", 1);
                Overlap process = new Overlap(newsroom)) {
            // Given
            ArticleId article = newsroom.article(0);
            handsOverOneWhileAnotherComes(newsroom, process, article);
            // When
            Batch ahead = process.read();
            process.write();
            process.hand(ahead);
            process.write();
            // Then
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("2 in 0-2");
        }
    }

    @Test
    void a_partition_that_the_group_takes_while_its_batch_is_written_is_counted_on_by_the_other() throws Exception {
        try (Newsroom newsroom = new Newsroom("overlap-rebalance", 2);
                Overlap process = new Overlap(newsroom);
                Overlap other = new Overlap(newsroom)) {
            // Given
            ArticleId kept = newsroom.article(0);
            ArticleId taken = newsroom.article(1);
            process.begin(0, 1);
            views(newsroom, process, List.of(kept, taken), 0);
            process.hand(process.read());
            views(newsroom, process, List.of(kept, taken), 1);
            Batch ahead = process.read();
            // When
            process.partitions.revoked(List.of(process.partitions.of(new LogPartition(Topic.VIEWS, 1))));
            process.write();
            process.hand(ahead);
            process.write();
            other.begin(1);
            other.log(newsroom.record(view(taken, 1)), 1);
            other.hand(other.read());
            other.write();
            // Then
            assertThat(ahead.shares()).hasSize(2);
            assertThat(newsroom.tables.count(kept, "views")).isEqualTo("2 in 0-2");
            assertThat(newsroom.tables.count(taken, "views")).isEqualTo("2 in 0-2");
            assertThat(newsroom.tables.ledger(taken, "views")).isEqualTo(Map.of("counted", "2"));
            assertThat(newsroom.tables.positions())
                    .containsEntry("views/0", "2")
                    .containsEntry("views/1", "2");
        }
    }

    @Test
    void what_was_read_ahead_is_dropped_when_the_batch_before_it_is_fenced() throws Exception {
        try (Newsroom newsroom = new Newsroom("overlap-fenced", 1);
                Overlap process = new Overlap(newsroom);
                Overlap other = new Overlap(newsroom)) {
            // Given
            ArticleId article = newsroom.article(0);
            handsOverOneWhileAnotherComes(newsroom, process, article);
            Batch ahead = process.read();
            // When
            other.begin(0);
            process.write();
            process.hand(ahead);
            // Then
            assertThat(process.hasToWrite()).isFalse();
            assertThat(process.partitions.waiting()).containsExactly(FIRST);
            assertThat(newsroom.tables.positions()).containsEntry("views/0", "0");
        }
    }

    @Test
    void a_turn_that_began_while_the_old_one_was_written_outlives_the_fence_of_that() throws Exception {
        try (Newsroom newsroom = new Newsroom("overlap-turns", 1);
                Overlap process = new Overlap(newsroom)) {
            // Given
            ArticleId article = newsroom.article(0);
            handsOverOneWhileAnotherComes(newsroom, process, article);
            // When
            process.begin(0);
            process.write();
            // Then
            assertThat(process.partitions.running(FIRST)).isPresent();
            assertThat(process.hasToWrite()).isFalse();
        }
    }

    @Test
    void after_a_commit_without_an_answer_that_was_rolled_back_nothing_is_skipped() throws Exception {
        assertCountedOnceAfterAnUnansweredCommit("overlap-rolled-back", open -> {
            open.rollback();
            throw new SQLException("the connection is cut before the commit");
        });
    }

    @Test
    void after_a_commit_without_an_answer_that_was_done_nothing_is_doubled() throws Exception {
        assertCountedOnceAfterAnUnansweredCommit("overlap-committed", open -> {
            open.commit();
            throw new SQLException("the connection is cut after the commit");
        });
    }

    private static void assertCountedOnceAfterAnUnansweredCommit(String name, TestData.OnCommit commit)
            throws Exception {
        try (Newsroom newsroom = new Newsroom(name, 1);
                Overlap process = new Overlap(newsroom);
                Overlap next = new Overlap(newsroom)) {
            // Given
            ArticleId article = newsroom.article(0);
            handsOverOneWhileAnotherComes(newsroom, process, article);
            Batch ahead = process.read();
            newsroom.data.onNextCommit(commit);
            // When
            process.write();
            process.hand(ahead);
            // Then
            assertThat(process.hasToWrite()).isFalse();
            assertThat(process.partitions.waiting()).containsExactly(FIRST);
            views(newsroom, next, article);
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("2 in 0-2");
            assertThat(newsroom.tables.ledger(article, "views")).isEqualTo(Map.of("counted", "2"));
        }
    }

    /** Begins where the table says, and counts to the end. */
    private static void views(Newsroom newsroom, Overlap next, ArticleId article) throws Exception {
        next.begin(0);
        views(newsroom, next, List.of(article), 0);
        views(newsroom, next, List.of(article), 1);
        next.hand(next.read());
        next.write();
    }

    private static void handsOverOneWhileAnotherComes(Newsroom newsroom, Overlap process, ArticleId article)
            throws Exception {
        process.begin(0);
        views(newsroom, process, List.of(article), 0);
        process.hand(process.read());
        views(newsroom, process, List.of(article), 1);
    }

    /** One view of each by a visitor of its own, at that offset. */
    private static void views(Newsroom newsroom, Overlap process, List<ArticleId> articles, long offset) {
        articles.forEach(article -> process.log(newsroom.record(view(article, offset)), offset));
    }

    private static ArticleViewed view(ArticleId article, long visitor) {
        return new ArticleViewed(article, new VisitorId(visitor));
    }
}
