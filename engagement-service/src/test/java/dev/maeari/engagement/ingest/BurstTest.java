package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BurstTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private int begun;
    private final Burst burst = new Burst(3, WINDOW, () -> "burst-" + ++begun);

    @Test
    void the_visitors_beyond_the_bound_are_held_as_one_burst() {
        // Given
        visitors(1, 3);

        // When / Then
        assertThat(look(4)).isEqualTo("burst-1");
        assertThat(look(5)).isEqualTo("burst-1");
    }

    @Test
    void repeats_do_not_matter() {
        // Given
        for (int i = 0; i < 100; i++) {
            look(1);
        }
        look(2);

        // When / Then
        assertThat(look(3)).isNull();
    }

    @Test
    void who_was_let_in_before_the_burst_is_not_held_in_it() {
        // Given
        visitors(1, 4);

        // When / Then
        assertThat(look(1)).isNull();
    }

    @Test
    void as_many_visitors_in_the_next_window_are_no_burst() {
        // Given
        visitors(1, 3);
        now = now.plus(WINDOW);

        // When / Then
        visitors(4, 6);
        assertThat(begun).isZero();
    }

    @Test
    void a_burst_goes_on_while_new_visitors_come() {
        // Given
        visitors(1, 4);

        // When
        for (int i = 0; i < 5; i++) {
            now = now.plus(WINDOW.dividedBy(2));
            look(10 + i);
        }

        // Then
        assertThat(look(99)).isEqualTo("burst-1");
    }

    @Test
    void after_a_quiet_window_it_is_over_and_the_next_one_has_another_name() {
        // Given
        visitors(1, 4);
        now = now.plus(WINDOW);

        // When / Then
        visitors(5, 7);
        assertThat(look(8)).isEqualTo("burst-2");
    }

    @Test
    void a_visitor_who_is_held_and_comes_again_does_not_keep_the_burst_going() {
        // Given
        visitors(1, 4);

        // When
        for (int i = 0; i < 3; i++) {
            now = now.plus(WINDOW.dividedBy(3));
            look(4);
        }

        // Then
        assertThat(look(5)).isNull();
    }

    private void visitors(int first, int last) {
        for (int visitor = first; visitor <= last; visitor++) {
            look(visitor);
        }
    }

    private @Nullable String look(long visitor) {
        return burst.look(visitor, now);
    }
}
