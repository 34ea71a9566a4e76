package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.events.CountVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    private void offerAndSend(long position, long millis) {
        publisher.offer(
                List.of(new CountRow(new CountKey(new UUID(0, 1), "views"), position, new CountVersion(0, position))));
        publisher.send(Duration.ofMillis(millis).toNanos());
    }

    private static final class Sent implements CountsPublisher.Outlet {
        private final List<Long> positions = new ArrayList<>();

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void send(CountRow row, CountsPublisher back) {
            positions.add(row.version().position());
        }
    }
}
