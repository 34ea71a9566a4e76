package dev.maeari.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private long now;
    private final WarmUp warmUp = new WarmUp(Duration.ofSeconds(60), () -> now);

    @Test
    void there_are_turns_until_three_in_a_row_are_hardly_faster_than_the_fastest_before() {
        assertThat(turns(100, 200, 300, 310, 305, 299, 900)).isEqualTo(6);
    }

    @Test
    void slower_turns_in_between_end_nothing() {
        assertThat(turns(100, 200, 150, 150, 300, 150, 310, 150, 150)).isEqualTo(8);
    }

    @Test
    void at_least_three_are_taken_and_then_none_once_the_time_is_over() {
        // Given
        now = Duration.ofMinutes(2).toNanos();
        // Then
        assertThat(turns(100, 200, 300, 400)).isEqualTo(3);
    }

    private long turns(double... perSecond) {
        return DoubleStream.of(perSecond)
                .takeWhile(one -> warmUp.another())
                .peek(warmUp::reached)
                .count();
    }
}
