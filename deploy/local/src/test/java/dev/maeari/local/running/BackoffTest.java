package dev.maeari.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void the_pause_doubles_up_to_half_a_minute() {
        // Given
        Stream<Backoff> row = Stream.iterate(Backoff.NONE, backoff -> backoff.afterRunning(Duration.ofSeconds(1)));
        // When
        Stream<Long> pauses = row.limit(8).map(backoff -> backoff.pause().toSeconds());
        // Then
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void it_begins_anew_after_a_good_run() {
        // Given
        Backoff backoff = new Backoff(5);
        // When
        Backoff next = backoff.afterRunning(Duration.ofMinutes(2));
        // Then
        assertThat(next).isEqualTo(Backoff.NONE);
    }
}
