package dev.maeari.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private long now;

    @Test
    void there_are_as_many_as_planned_where_time_allows() {
        assertThat(rounds(5, Duration.ofSeconds(60), Duration.ofSeconds(10))).isEqualTo(5);
    }

    @Test
    void none_is_begun_that_would_end_too_late() {
        assertThat(rounds(5, Duration.ofSeconds(39), Duration.ofSeconds(10))).isEqualTo(3);
    }

    @Test
    void there_is_one_however_little_time_is_left() {
        assertThat(rounds(5, Duration.ofSeconds(-1), Duration.ofSeconds(10))).isEqualTo(1);
    }

    private int rounds(int most, Duration left, Duration each) {
        Turns turns = new Turns(most, left, () -> now);
        int rounds = 0;
        while (turns.another()) {
            assertThat(turns.number()).isEqualTo(rounds);
            rounds++;
            now += each.toNanos();
        }
        return rounds;
    }
}
