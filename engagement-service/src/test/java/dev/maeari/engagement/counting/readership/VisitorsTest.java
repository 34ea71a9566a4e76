package dev.maeari.engagement.counting.readership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorsTest {
    private static final double STANDARD_ERROR = 0.012;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100, Visitors.EXACT})
    void few_are_told_apart_exactly(int number) {
        // When
        Visitors visitors = some(number, new Random(number));
        // Then
        assertThat(visitors.number()).isEqualTo(number);
        assertThat(Visitors.of(visitors.bytes()).number()).isEqualTo(number);
    }

    /** Of a hundred days each estimate lies within four standard errors, and their mean error within the stated one. */
    @ParameterizedTest
    @ValueSource(ints = {Visitors.EXACT + 1, 5_000, 50_000})
    void many_are_told_apart_with_the_stated_error(int number) {
        // Given
        double squares = 0;
        for (int day = 0; day < 100; day++) {
            // When
            long estimate = some(number, new Random(31L * number + day)).number();
            // Then
            double error = (double) (estimate - number) / number;
            assertThat(error).isCloseTo(0, within(4 * STANDARD_ERROR));
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / 100)).isLessThan(STANDARD_ERROR * 1.3);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000})
    void who_is_added_again_and_in_another_order_changes_nothing(int number) {
        // Given
        Visitors once = some(number, new Random(7));
        Visitors twice = Visitors.of(some(number, new Random(7)).bytes());
        // When
        new Random(7).longs(number).boxed().sorted().forEach(twice::add);
        // Then
        assertThat(twice.bytes()).isEqualTo(once.bytes());
        assertThat(twice.number()).isEqualTo(once.number());
    }

    @Test
    void ids_that_differ_little_are_told_apart_too() {
        // Given
        Visitors visitors = Visitors.none();
        // When
        for (long id = 0; id < 10_000; id++) {
            visitors.add(id);
        }
        // Then
        assertThat((double) visitors.number()).isCloseTo(10_000, within(10_000 * 4 * STANDARD_ERROR));
    }

    private static Visitors some(int number, Random random) {
        Visitors visitors = Visitors.none();
        random.longs(number).forEach(visitors::add);
        return visitors;
    }
}
