package dev.maeari.engagement.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecondsByKeyTest {

    @Test
    void it_holds_what_a_map_holds_the_key_0_too() {
        // Given
        Random random = new Random(7);
        SecondsByKey seconds = new SecondsByKey();
        Map<Long, Integer> oracle = new HashMap<>();

        // When
        for (int i = 0; i < 10_000; i++) {
            long key = random.nextInt(50) == 0 ? 0 : mixed(random.nextInt(3_000));
            if (seconds.crowded()) {
                seconds.keep(any -> true);
            }
            Integer before = oracle.put(key, i + 1);
            assertThat(seconds.put(key, i + 1)).isEqualTo(before == null ? 0 : before);
        }

        // Then
        assertThat(seconds.size()).isEqualTo(oracle.size());
        oracle.forEach((key, second) -> assertThat(seconds.get(key)).isEqualTo(second));
        assertThat(seconds.get(1)).isZero();
    }

    @Test
    void what_is_not_kept_is_gone() {
        // Given
        SecondsByKey seconds = new SecondsByKey();
        for (int i = 0; i < 1_000; i++) {
            if (seconds.crowded()) {
                seconds.keep(any -> true);
            }
            seconds.put(mixed(i), i + 1);
        }

        // When
        seconds.keep(second -> second > 900);

        // Then
        assertThat(seconds.size()).isEqualTo(100);
        assertThat(seconds.get(0)).isZero();
        assertThat(seconds.get(mixed(950))).isEqualTo(951);
    }

    private static long mixed(long number) {
        return number * 0x9E37_79B9_7F4A_7C17L;
    }
}
