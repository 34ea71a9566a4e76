package dev.maeari.engagement.counting.recounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void two_are_enough_for_a_log_that_is_kept_for_ever() {
        // Given
        List<Checkpoints.Taken> all = hourly(5);
        // When
        List<Long> superfluous = Thinning.superfluous(all, Set.of(), null, BEGIN.plus(Duration.ofHours(5)));
        // Then
        assertThat(superfluous).containsExactly(0L, 1L, 2L);
    }

    @Test
    void that_from_which_a_proof_goes_on_stays() {
        // Given
        List<Checkpoints.Taken> all = hourly(5);
        // When
        List<Long> superfluous = Thinning.superfluous(all, Set.of(1L), null, BEGIN.plus(Duration.ofHours(5)));
        // Then
        assertThat(superfluous).containsExactly(0L, 2L);
    }

    @Test
    void some_checkpoint_is_always_a_little_younger_than_a_log_that_is_cut() {
        // Given
        Duration retention = Duration.ofDays(8);
        List<Checkpoints.Taken> all = hourly(24 * 40);
        Instant now = BEGIN.plus(Duration.ofDays(40));
        // When
        List<Long> superfluous = Thinning.superfluous(all, Set.of(), retention, now);
        // Then
        List<Instant> kept = all.stream()
                .filter(one -> !superfluous.contains(one.id()))
                .map(Checkpoints.Taken::at)
                .toList();
        assertThat(kept).hasSizeLessThan(20);
        assertThat(kept)
                .anySatisfy(at -> assertThat(at)
                        .isBetween(now.minus(retention), now.minus(retention).plus(Duration.ofDays(1))));
    }

    @Test
    void what_is_kept_stays_when_more_come() {
        // Given
        Duration retention = Duration.ofDays(8);
        List<Checkpoints.Taken> all = hourly(24 * 10);
        List<Long> once = Thinning.superfluous(all, Set.of(), retention, BEGIN.plus(Duration.ofDays(10)));
        List<Checkpoints.Taken> left =
                all.stream().filter(one -> !once.contains(one.id())).toList();
        // When
        List<Long> twice = Thinning.superfluous(left, Set.of(), retention, BEGIN.plus(Duration.ofDays(10)));
        // Then
        assertThat(twice).isEmpty();
    }

    private static List<Checkpoints.Taken> hourly(int n) {
        return LongStream.range(0, n)
                .mapToObj(i -> new Checkpoints.Taken(i, BEGIN.plus(Duration.ofHours(i))))
                .toList();
    }
}
