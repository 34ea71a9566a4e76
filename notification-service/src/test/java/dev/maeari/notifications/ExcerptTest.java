package dev.maeari.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void a_short_text_becomes_one_line() {
        assertThat(Excerpt.of("  좋은\n\n글\t이에요 \u0000").text()).isEqualTo("좋은 글 이에요");
    }

    @Test
    void a_long_text_is_cut_between_characters_as_readers_see_them() {
        // Given
        String family = "👨‍👩‍👧";
        String text = "a".repeat(198) + family + "b".repeat(50);

        // When
        String excerpt = Excerpt.of(text).text();

        // Then
        assertThat(excerpt).isEqualTo("a".repeat(198) + "…");
    }
}
