package dev.maeari.engagement.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.counting.Partitioning.Barrier;
import dev.maeari.engagement.counting.Partitioning.Growth;
import dev.maeari.engagement.counting.Partitioning.Stretch;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where articles were before partitions were added: 2, then 4, then 8. */
class PartitioningTest {
    private static final Partitioning GROWN = new Partitioning(
            8,
            List.of(
                    new Growth(2, Map.of(likes(0), new Barrier(100, 10), likes(1), new Barrier(0, 0))),
                    new Growth(
                            4,
                            Map.of(
                                    likes(0), new Barrier(150, 20),
                                    likes(1), new Barrier(7, 30),
                                    likes(2), new Barrier(40, 40),
                                    likes(3), new Barrier(0, 0)))));

    private static LogPartition likes(int number) {
        return new LogPartition(Topic.LIKES, number);
    }

    @Test
    void an_added_partition_has_one_ancestor() {
        assertThat(IntStream.range(0, 8)
                        .mapToObj(number -> GROWN.ancestor(likes(number))
                                .map(one -> one.partition().number())
                                .orElse(-1)))
                .containsExactly(-1, -1, 0, 1, 0, 1, 2, 3);
    }

    @Test
    void an_articles_records_stand_in_one_stretch_after_the_other() {
        assertThat(GROWN.stretches(likes(6)))
                .containsExactly(
                        new Stretch(likes(0), 2, 100),
                        new Stretch(likes(2), 4, 40),
                        new Stretch(likes(6), 8, Long.MAX_VALUE));
        assertThat(GROWN.stretches(likes(0)))
                .containsExactly(
                        new Stretch(likes(0), 2, 100),
                        new Stretch(likes(0), 4, 150),
                        new Stretch(likes(0), 8, Long.MAX_VALUE));
        assertThat(Partitioning.of(8).stretches(likes(6))).containsExactly(new Stretch(likes(6), 8, Long.MAX_VALUE));
    }

    @Test
    void a_record_belongs_where_the_number_of_its_time_puts_it() {
        ArticleId article;
        do {
            article = new ArticleId(UUID.randomUUID());
        } while (Topic.partition(article, 8) != 6);
        assertThat(GROWN.belongs(article, likes(0), 99)).isTrue();
        assertThat(GROWN.belongs(article, likes(0), 100)).isFalse();
        assertThat(GROWN.belongs(article, likes(2), 39)).isTrue();
        assertThat(GROWN.belongs(article, likes(2), 40)).isFalse();
        assertThat(GROWN.belongs(article, likes(6), 0)).isTrue();
        assertThat(GROWN.belongs(article, likes(4), 0)).isFalse();
    }

    @Test
    void a_place_in_an_ancestor_comes_before_every_place_of_ones_own_and_in_the_same_order() {
        assertThat(place(6, 6, 0)).isZero();
        assertThat(place(6, 2, 39)).isEqualTo(-2);
        assertThat(place(6, 2, 0)).isEqualTo(-41);
        assertThat(place(6, 0, 99)).isEqualTo(-43);
        assertThat(place(6, 0, 98)).isEqualTo(-44);
        assertThat(GROWN.place(likes(6), new Position("likes", 0, 100))).isEmpty();
        assertThat(GROWN.place(likes(6), new Position("likes", 1, 1))).isEmpty();
    }

    private static long place(int partition, int of, long offset) {
        return GROWN.place(likes(partition), new Position("likes", of, offset)).orElseThrow();
    }

    @Test
    void heirs_are_known_once_the_barrier_is_passed() {
        assertThat(GROWN.heirs(likes(0), 99)).isEmpty();
        assertThat(GROWN.heirs(likes(0), 100)).containsExactly(likes(2));
        assertThat(GROWN.heirs(likes(0), 150)).containsExactly(likes(2), likes(4));
        assertThat(GROWN.heirs(likes(2), 40)).containsExactly(likes(6));
    }
}
