package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetBackTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final SetBack clock = new SetBack(Duration.ofSeconds(2));
    private long monotonic = -5;

    @Test
    void a_clock_that_goes_as_time_does_was_not_set_back() {
        assertThat(after(Duration.ZERO, NOON)).isEmpty();
        assertThat(after(Duration.ofSeconds(1), NOON.plusSeconds(1))).isEmpty();
        assertThat(after(Duration.ofHours(9), NOON.plusSeconds(1).plus(Duration.ofHours(9))))
                .isEmpty();
    }

    @Test
    void it_is_told_how_far_a_clock_was_set_back() {
        after(Duration.ZERO, NOON);

        assertThat(after(Duration.ofSeconds(1), NOON.minusSeconds(3599))).contains(Duration.ofHours(1));
        assertThat(after(Duration.ofSeconds(1), NOON.minusSeconds(3598)))
                .as("once")
                .isEmpty();
    }

    @Test
    void a_clock_that_was_set_ahead_is_left_alone_until_it_is_set_back() {
        after(Duration.ZERO, NOON);

        assertThat(after(Duration.ofSeconds(1), NOON.plus(Duration.ofHours(5)))).isEmpty();
        assertThat(after(Duration.ofSeconds(1), NOON.plusSeconds(2)))
                .contains(Duration.ofHours(5).minusSeconds(1));
    }

    @Test
    void little_is_borne_however_often() {
        after(Duration.ZERO, NOON);

        assertThat(after(Duration.ofSeconds(1), NOON.minusSeconds(1))).isEmpty();
        assertThat(after(Duration.ofSeconds(1), NOON.minusSeconds(2))).isEmpty();
    }

    @Test
    void a_pause_in_the_middle_of_a_look_is_not_taken_for_a_clock() {
        after(Duration.ZERO, NOON);
        long before = monotonic;
        monotonic += Duration.ofSeconds(7).toNanos();

        assertThat(clock.look(before, NOON, monotonic)).isEmpty();
        assertThat(after(Duration.ofSeconds(1), NOON.plusSeconds(8))).isEmpty();
    }

    private Optional<Duration> after(Duration time, Instant now) {
        monotonic += time.toNanos();
        return clock.look(monotonic, now, monotonic);
    }
}
