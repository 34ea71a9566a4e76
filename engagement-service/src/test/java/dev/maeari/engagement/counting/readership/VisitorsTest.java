package dev.maeari.engagement.counting.readership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"10, 20", "10, 2000", "600, 2000", "512, 513"})
    void who_is_among_others_is_so_whether_they_are_told_apart_or_estimated(int few, int many) {
        // Given
        Visitors some = some(few, new Random(7));
        Visitors all = some(many, new Random(7));
        // When
        Visitors union = Visitors.of(some.bytes());
        union.addAll(all);
        // Then
        assertThat(some.areAmong(all)).isTrue();
        assertThat(all.areAmong(some)).isFalse();
        assertThat(union.bytes()).isEqualTo(all.bytes());
        assertThat(some.bytes())
                .as("the others were not changed")
                .isEqualTo(some(few, new Random(7)).bytes());
    }

    @Test
    void few_are_kept_as_a_zero_byte_and_their_ids_in_ascending_order() {
        // Given
        byte[] kept = HexFormat.of().parseHex("00ffffffffffffffff0000000000000001");
        // When
        Visitors visitors = Visitors.none();
        visitors.add(1);
        visitors.add(-1);
        visitors.add(1);
        // Then
        assertThat(visitors.bytes()).isEqualTo(kept);
        assertThat(Visitors.of(kept).holds(-1)).isTrue();
        assertThat(Visitors.of(kept).holds(0)).isFalse();
    }

    @Test
    void a_number_that_was_noted_may_be_that_of_the_views_where_it_is_an_estimate() {
        // Given
        Visitors few = some(10, new Random(7));
        Visitors many = some(2_000, new Random(7));
        // Then
        assertThat(few.mayBeNotedAs(10, 5)).isTrue();
        assertThat(few.mayBeNotedAs(9, 9)).isFalse();
        assertThat(many.mayBeNotedAs(many.number(), 3_000)).isTrue();
        assertThat(many.mayBeNotedAs(many.number() * 19 / 20, 3_000)).isTrue();
        assertThat(many.mayBeNotedAs(many.number() * 9 / 10, 3_000)).isFalse();
        assertThat(many.mayBeNotedAs(many.number() * 9 / 10, many.number() * 9 / 10))
                .isTrue();
        assertThat(many.mayBeNotedAs(many.number() + 1, 3_000)).isFalse();
    }

    private static Visitors some(int number, Random random) {
        Visitors visitors = Visitors.none();
        random.longs(number).forEach(visitors::add);
        return visitors;
    }
}
