package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database sees a few statements per batch, however many records that holds. */
@BesideOthers
class StatementsIT {

    @Test
    void a_batch_takes_at_most_twelve_statements_whatever_its_size() throws Exception {
        try (Newsroom newsroom = new Newsroom("counting-statements", 1)) {
            // Given
            for (int i = 0; i < 2000; i++) {
                ArticleId article = newsroom.article(0);
                newsroom.view(article, i);
                newsroom.like(article, i);
                newsroom.comment(article, i);
                if (i % 10 == 0) {
                    newsroom.send(Poison.notJson(newsroom, article));
                    newsroom.replay(new ArticleViewed(article, new VisitorId(-i)), "views/7/" + i);
                }
            }
            newsroom.flush();
            StatementsPerBatch batches = new StatementsPerBatch(newsroom.data);
            // When
            newsroom.count(20_000, batches::watching, Map.of("max.partition.fetch.bytes", 20_000_000));
            // Then
            await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(newsroom.tables.positions())
                            .containsEntry("views/0", "2400")
                            .containsEntry("likes/0", "2000")
                            .containsEntry("comments/0", "2000"));
            assertThat(newsroom.tables.deadLetters()).hasSize(200);
            assertThat(newsroom.tables.map("SELECT 'replayed', count(*)::text FROM replayed"))
                    .containsEntry("replayed", "200");
            assertThat(batches.largestMove()).isGreaterThan(1000);
            assertThat(batches.most()).isBetween(8, 10);
        }
    }

    private static final class StatementsPerBatch {
        private final TestData data;
        private int most;
        private long largestMove;

        StatementsPerBatch(TestData data) {
            this.data = data;
        }

        /** From one fence to the next, so with all that a batch does; the first is not followed back. */
        Fence watching(Fence real) {
            return (Connection open, List<Fence.Move> moves) -> {
                largestMove = Math.max(
                        largestMove,
                        moves.stream().mapToLong(m -> m.to() - m.from()).sum());
                int before = data.statements();
                data.onNextCommit(connection -> {
                    // The limits were set before the fence.
                    most = Math.max(most, data.statements() - before + 1);
                    connection.commit();
                });
                return real.move(open, moves);
            };
        }

        int most() {
            return most;
        }

        long largestMove() {
            return largestMove;
        }
    }
}
