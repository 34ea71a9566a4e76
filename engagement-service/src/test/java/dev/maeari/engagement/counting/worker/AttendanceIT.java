package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who can't reach the database gives its partitions to those who can, and comes back; the last one stays. */
@BesideOthers
class AttendanceIT {
    private static final int PARTITIONS = 2;
    private static final Limits IMPATIENT =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMillis(500));

    @Tag("faults")
    @Test
    void who_loses_only_the_database_leaves_its_partitions_to_another_and_comes_back() throws Exception {
        try (Newsroom newsroom = new Newsroom("attendance", PARTITIONS)) {
            // Given
            List<ArticleId> articles =
                    IntStream.range(0, PARTITIONS).mapToObj(newsroom::article).toList();
            TestData itsWay = newsroom.anotherWay();
            SimpleMeterRegistry unlucky = counting(newsroom, itsWay);
            SimpleMeterRegistry other = counting(newsroom, newsroom.data);
            awaitShare(unlucky);
            awaitShare(other);
            // When
            itsWay.cutOff(true);
            articles.forEach(article -> newsroom.view(article, 1));
            newsroom.flush();
            // Then
            articles.forEach(article -> await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(newsroom.tables.value(article, "views")).isEqualTo(1)));
            assertThat(share(unlucky)).isZero();
            // And when the way is open again
            itsWay.cutOff(false);
            awaitShare(unlucky);
            articles.forEach(article -> newsroom.view(article, 2));
            newsroom.flush();
            articles.forEach(article -> await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(newsroom.tables.value(article, "views")).isEqualTo(2)));
        }
    }

    @Tag("faults")
    @Test
    void where_the_database_is_away_from_all_the_last_one_stays() throws Exception {
        try (Newsroom newsroom = new Newsroom("attendance-all", PARTITIONS)) {
            // Given
            List<ArticleId> articles =
                    IntStream.range(0, PARTITIONS).mapToObj(newsroom::article).toList();
            TestData itsWay = newsroom.anotherWay();
            SimpleMeterRegistry one = counting(newsroom, itsWay);
            SimpleMeterRegistry other = counting(newsroom, itsWay);
            awaitShare(one);
            awaitShare(other);
            // When
            itsWay.cutOff(true);
            articles.forEach(article -> newsroom.view(article, 1));
            newsroom.flush();
            await().atMost(Newsroom.PATIENCE).until(() -> share(one) == 0 || share(other) == 0);
            itsWay.cutOff(false);
            // Then
            articles.forEach(article -> await().atMost(Newsroom.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(newsroom.tables.value(article, "views")).isEqualTo(1)));
            awaitShare(one);
            awaitShare(other);
        }
    }

    private static SimpleMeterRegistry counting(Newsroom newsroom, TestData way) {
        newsroom.count(500, Function.identity(), Map.of(), way, IMPATIENT);
        return newsroom.meters;
    }

    private static void awaitShare(SimpleMeterRegistry meters) {
        await().atMost(Newsroom.PATIENCE).until(() -> share(meters) > 0);
    }

    /** How many partitions it counts. */
    private static double share(SimpleMeterRegistry meters) {
        return meters.find("maeari.counting.partition.owned").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }
}
