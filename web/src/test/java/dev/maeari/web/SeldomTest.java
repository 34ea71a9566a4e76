package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeldomTest {
    private long now = Long.MAX_VALUE - 3;
    private final Seldom seldom = new Seldom(Duration.ofNanos(10), () -> now);

    @Test
    void the_first_time_is_said() {
        assertThat(seldom.now()).isTrue();
    }

    @Test
    void for_a_while_nothing_more_is_said_and_then_it_is_again() {
        // Given
        seldom.now();
        // When the clock, which may begin anywhere, passes its greatest number
        now += 9;
        // Then
        assertThat(seldom.now()).isFalse();
        now += 1;
        assertThat(seldom.now()).isTrue();
        assertThat(seldom.now()).isFalse();
    }
}
