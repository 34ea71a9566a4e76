package dev.maeari.engagement.counting.recounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicLong cpu = new AtomicLong();
    private final AtomicLong clock = new AtomicLong();
    private Duration rested = Duration.ZERO;

    private final Throttle throttle = new Throttle(0.05, cpu::get, clock::get, time -> {
        rested = rested.plus(time);
        clock.addAndGet(time.toNanos());
    });

    @Test
    void work_of_a_second_is_followed_by_nineteen_seconds_of_rest() throws Exception {
        // Given
        work(Duration.ofSeconds(1), Duration.ofSeconds(1));
        // When
        throttle.pause();
        // Then
        assertThat(rested).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void who_has_waited_long_enough_goes_on_at_once() throws Exception {
        // Given
        work(Duration.ofSeconds(1), Duration.ofSeconds(30));
        // When
        throttle.pause();
        // Then
        assertThat(rested).isZero();
    }

    @Test
    void over_any_time_no_more_than_the_share_is_used() throws Exception {
        // Given some work
        // When
        for (int i = 1; i <= 100; i++) {
            work(Duration.ofMillis(i), Duration.ofMillis(3L * i));
            throttle.pause();
        }
        // Then
        assertThat((double) cpu.get() / clock.get()).isLessThanOrEqualTo(0.05);
    }

    private void work(Duration used, Duration passed) {
        cpu.addAndGet(used.toNanos());
        clock.addAndGet(passed.toNanos());
    }
}
