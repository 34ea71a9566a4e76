package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountVersionTest {

    @ParameterizedTest
    @CsvSource({"0-10, 0-9", "0-100, 0-99", "1-0, 0-999", "10-0, 9-1", "0-1, 0-0"})
    void versions_compare_as_two_numbers(String newer, String older) {
        assertThat(CountVersion.of(newer).isNewerThan(CountVersion.of(older))).isTrue();
        assertThat(CountVersion.of(older).isNewerThan(CountVersion.of(newer))).isFalse();
    }

    @Test
    void a_version_is_not_newer_than_itself() {
        assertThat(CountVersion.of("3-7").isNewerThan(new CountVersion(3, 7))).isFalse();
    }

    @Test
    void a_version_is_written_as_it_was_read() {
        assertThat(CountVersion.of("2-9223372036854775807")).hasToString("2-9223372036854775807");
        assertThat(CountVersion.NONE).hasToString("0-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1-", "-1", "1--2", "-1-2", "+1-2", "1-+2", "1 - 2", "1-2-3", "٣-٤", "1-1e3"})
    void anything_else_is_no_version(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CountVersion.of(text));
    }

    @Test
    void numbers_that_are_too_large_are_no_version() {
        assertThatIllegalArgumentException().isThrownBy(() -> CountVersion.of("2147483648-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> CountVersion.of("1-9223372036854775808"));
    }
}
