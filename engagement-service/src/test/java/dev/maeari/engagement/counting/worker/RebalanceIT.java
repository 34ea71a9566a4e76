package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Processes come and go under load; nothing is lost or counted twice, and no position ever goes back. */
@BesideOthers
class RebalanceIT {
    private static final int PARTITIONS = 4;
    private static final int ROUNDS = 6;
    private static final int VISITORS = 300;

    @Test
    void processes_that_join_and_leave_under_load_count_exactly() throws Exception {
        try (Newsroom newsroom = new Newsroom("rebalance", PARTITIONS)) {
            // Given
            List<ArticleId> articles =
                    IntStream.range(0, PARTITIONS).mapToObj(newsroom::article).toList();
            Map<String, Long> highest = new TreeMap<>();
            CountingProcess leaving = newsroom.count();
            // When
            for (int round = 0; round < ROUNDS; round++) {
                traffic(newsroom, articles, round);
                CountingProcess joined = newsroom.count();
                traffic(newsroom, articles, round);
                awaitSomeProgress(newsroom, highest);
                Newsroom.end(leaving);
                leaving = joined;
                traffic(newsroom, articles, round);
            }
            newsroom.flush();
            // Then
            long views = 3L * ROUNDS * VISITORS;
            long likes = 3L * ROUNDS * (VISITORS / 10);
            for (int i = 0; i < PARTITIONS; i++) {
                String partition = Integer.toString(i);
                await().atMost(Newsroom.PATIENCE)
                        .untilAsserted(() -> assertThat(noted(newsroom, highest))
                                .containsEntry("views/" + partition, views)
                                .containsEntry("likes/" + partition, likes));
            }
            for (ArticleId article : articles) {
                assertThat(newsroom.tables.value(article, "views")).isEqualTo(VISITORS * ROUNDS);
                assertThat(newsroom.tables.value(article, "likes")).isEqualTo(VISITORS / 10 * ROUNDS);
                assertThat(newsroom.tables.ledger(article, "views"))
                        .isEqualTo(Map.of(
                                "counted", Long.toString(views / 3), "repeat", Long.toString(views - views / 3)));
            }
        }
    }

    /** Each round has its own visitors, who come three times in the round. */
    private static void traffic(Newsroom newsroom, List<ArticleId> articles, int round) {
        for (int i = 0; i < VISITORS; i++) {
            int visitor = round * VISITORS + i;
            articles.forEach(article -> newsroom.view(article, visitor));
            if (i % 10 == 0) {
                articles.forEach(article -> newsroom.like(article, visitor));
            }
        }
    }

    private static void awaitSomeProgress(Newsroom newsroom, Map<String, Long> highest) {
        Map<String, Long> before = new TreeMap<>(highest);
        await().atMost(Newsroom.PATIENCE).until(() -> !noted(newsroom, highest).equals(before));
    }

    /** The positions, none of which may be less than before. */
    private static Map<String, Long> noted(Newsroom newsroom, Map<String, Long> highest) {
        newsroom.tables.positions().forEach((partition, position) -> {
            long now = Long.parseLong(position);
            assertThat(now).isGreaterThanOrEqualTo(highest.getOrDefault(partition, 0L));
            highest.put(partition, now);
        });
        return highest;
    }
}
