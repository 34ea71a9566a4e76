package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate(2);

    @Test
    void more_than_the_places_are_turned_away_at_once() {
        // Given
        gate.enter();
        gate.enter();

        // When
        boolean third = gate.enter();

        // Then
        assertThat(third).isFalse();
        gate.leave(true);
        assertThat(gate.enter()).isTrue();
    }

    @Test
    void while_the_broker_is_away_one_at_a_time_tries() {
        // Given
        gate.enter();
        gate.leave(false);

        // When
        boolean tries = gate.enter();
        boolean next = gate.enter();

        // Then
        assertThat(tries).isTrue();
        assertThat(next).isFalse();
    }

    @Test
    void the_first_acknowledgement_opens_it_again() {
        // Given
        gate.enter();
        gate.leave(false);
        gate.enter();

        // When
        gate.leave(true);

        // Then
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isTrue();
    }

    @Test
    void who_finds_no_place_does_not_keep_others_from_trying() {
        // Given
        gate.enter();
        gate.enter();
        gate.enter();
        gate.leave(false);

        // When
        gate.enter();
        boolean refused = gate.enter();

        // Then
        assertThat(refused).isFalse();
        gate.leave(false);
        assertThat(gate.enter()).isTrue();
    }
}
