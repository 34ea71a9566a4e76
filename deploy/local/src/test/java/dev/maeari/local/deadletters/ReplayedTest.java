package dev.maeari.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayedTest {
    @Test
    void those_in_order_are_kept_as_one_offset_across_holes() {
        // Given
        Replayed none = Replayed.of(null);
        // When
        Replayed replayed = none.with(List.of(3L), List.of(3L, 7L, 9L)).with(List.of(7L), List.of(3L, 7L, 9L));
        // Then
        assertThat(replayed).isEqualTo(new Replayed(8, Set.of()));
    }

    @Test
    void one_out_of_order_does_not_speak_for_those_before() {
        // Given
        Replayed none = Replayed.of(null);
        // When
        Replayed replayed =
                Replayed.of(none.with(List.of(7L), List.of(3L, 7L, 9L)).toCommit());
        // Then
        assertThat(replayed.contains(7)).isTrue();
        assertThat(replayed.contains(3)).isFalse();
        assertThat(replayed.contains(9)).isFalse();
    }
}
