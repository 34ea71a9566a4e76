package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void a_position_is_written_as_it_was_read() {
        // When
        Position position = Position.of("views/5/123456789012");
        // Then
        assertThat(position).isEqualTo(new Position("views", 5, 123_456_789_012L));
        assertThat(position).hasToString("views/5/123456789012");
    }

    @Test
    void dead_letters_have_positions_too() {
        assertThat(Position.of("views.dead/0/0").topic()).isEqualTo("views.dead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "views",
                "views/1",
                "views/1/",
                "views/1/2/3",
                "views/-1/2",
                "views/1/-2",
                "views/+1/2",
                " views/1/2",
                "views/1/2\n",
                "VIEWS/1/2",
                "views/1/9223372036854775808",
                "views/9999999/1",
                "views/٣/1",
                "../1/2"
            })
    void anything_else_is_no_position(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Position.of(text));
    }
}
