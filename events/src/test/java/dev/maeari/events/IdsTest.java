package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String UUID_TEXT = "01980f3c-5a10-7c3e-9b1f-2d3c4b5a6978";
    private static final List<Function<String, ?>> IDS = List.of(ArticleId::of, CommentId::of, ReaderId::of);

    @Test
    void an_id_is_written_as_it_was_read() {
        for (Function<String, ?> id : IDS) {
            assertThat(id.apply(UUID_TEXT)).hasToString(UUID_TEXT);
        }
        assertThat(VisitorId.of("00f3a9c45be21d7e")).hasToString("00f3a9c45be21d7e");
        assertThat(VisitorId.of("ffffffffffffffff").value()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2-3-4-5",
                "01980f3c5a107c3e9b1f2d3c4b5a6978",
                "01980f3c-5a10-7c3e-9b1f-2d3c4b5a69781",
                "01980f3c-5a10-7c3e-9b1f-2d3c4b5a697 ",
                "01980f3c-5a10-7c3e-9b1f-2d3c4b5a697g",
                "{1980f3c-5a10-7c3e-9b1f-2d3c4b5a697}",
                "01980f3c-5a107-c3e-9b1f-2d3c4b5a6978"
            })
    void nothing_but_the_canonical_form_is_an_id(String text) {
        for (Function<String, ?> id : IDS) {
            assertThatIllegalArgumentException().isThrownBy(() -> id.apply(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "00f3a9c45be21d7", "00f3a9c45be21d7e0", "00f3a9c45be21d7g", "0x00f3a9c45be21d"})
    void nothing_but_16_digits_is_a_visitor(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> VisitorId.of(text));
    }
}
