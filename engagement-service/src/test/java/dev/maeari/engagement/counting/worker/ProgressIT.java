package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Position;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** I7: who waits for their own write is told when the database shows it. */
@BesideOthers
class ProgressIT {

    @Test
    void who_waits_for_a_position_is_told_also_by_a_process_that_does_not_count() throws Exception {
        try (Newsroom newsroom = new Newsroom("counting-progress", 1);
                ProgressBoard elsewhere = new ProgressBoard(newsroom.data)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.count();
            Position position = new Position("views", 0, 99);
            var here = newsroom.board().await(position);
            var there = elsewhere.await(position);
            assertThat(here).isNotDone();
            // When
            for (int i = 0; i < 100; i++) {
                newsroom.view(article, i);
            }
            newsroom.flush();
            // Then
            here.get(10, TimeUnit.SECONDS);
            there.get(10, TimeUnit.SECONDS);
            assertThat(newsroom.tables.value(article, "views")).isEqualTo(100);
            assertThat(elsewhere.passed(position)).isTrue();
            assertThat(elsewhere.waiting()).isZero();
        }
    }
}
