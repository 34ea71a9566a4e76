package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.events.CountVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CountsPublisherTest {
    private final Sent sent = new Sent();
    private final CountsPublisher publisher = new CountsPublisher(sent);

    @Test
    void a_count_is_told_at_once_and_then_every_tenth_of_a_second_as_it_is_by_then() {
        // When
        offerAndSend(1, 0);
        offerAndSend(2, 50);
        offerAndSend(3, 99);
        offerAndSend(4, 101);

        // Then
        assertThat(sent.positions).containsExactly(1L, 4L);
    }

    @Test
    void the_past_is_told_once_a_second_and_its_end_like_the_present() {
        // Given
        publisher.catchesUp(true);
        offerAndSend(1, 0);
        offerAndSend(2, 101);
        offerAndSend(3, 999);
        offerAndSend(4, 1_001);
        offerAndSend(5, 1_100);

        // When
        publisher.catchesUp(false);
        publisher.send(Duration.ofMillis(1_102).toNanos());

        // Then
        assertThat(sent.positions).containsExactly(1L, 4L, 5L);
    }

    @Test
    void of_many_that_wait_some_are_told_at_a_time_in_the_order_in_which_they_came() {
        // Given
        int many = 3 * CountsPublisher.AT_ONCE;
        publisher.offer(
                LongStream.range(0, many).mapToObj(n -> row(new UUID(0, n), n)).toList());
        // When
        publisher.send(0);
        publisher.send(Duration.ofMillis(50).toNanos());
        // Then
        assertThat(sent.positions).hasSize(CountsPublisher.AT_ONCE);
        publisher.send(Duration.ofMillis(101).toNanos());
        publisher.send(Duration.ofMillis(202).toNanos());
        assertThat(sent.positions)
                .containsExactlyElementsOf(LongStream.range(0, many).boxed().toList());
    }

    @Test
    void of_very_many_all_are_told_within_seconds() {
        // Given
        int many = 200 * CountsPublisher.AT_ONCE;
        publisher.offer(
                LongStream.range(0, many).mapToObj(n -> row(new UUID(0, n), n)).toList());
        // When
        for (int tenths = 0; tenths < 50; tenths++) {
            publisher.send(Duration.ofMillis(101L * tenths).toNanos());
        }
        // Then
        assertThat(sent.positions).hasSize(many);
    }

    @Test
    void a_count_that_could_not_be_told_keeps_no_other_back_and_is_told_later() {
        // Given
        sent.refuses = 1;
        CountRow refused = row(new UUID(0, 1), 1);
        CountRow other = row(new UUID(0, 2), 2);
        publisher.offer(List.of(refused, other));
        // When
        publisher.send(0);
        // Then
        assertThat(sent.positions).containsExactly(2L);
        publisher.send(Duration.ofMillis(101).toNanos());
        assertThat(sent.positions).containsExactly(2L, 1L);
    }

    private void offerAndSend(long position, long millis) {
        publisher.offer(List.of(row(new UUID(0, 1), position)));
        publisher.send(Duration.ofMillis(millis).toNanos());
    }

    private static CountRow row(UUID article, long position) {
        return new CountRow(new CountKey(article, "views"), position, new CountVersion(0, position));
    }

    private static final class Sent implements CountsPublisher.Outlet {
        private final List<Long> positions = new ArrayList<>();
        private int refuses;

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void send(CountRow row, CountsPublisher back) {
            if (refuses-- > 0) {
                throw new IllegalStateException("not now");
            }
            positions.add(row.version().position());
        }
    }
}
