package dev.maeari.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "메아리가 돌아오는 길      | 메아리가-돌아오는-길",
                "Kafka 4.3, 한국어로!      | kafka-4-3-한국어로",
                "  --Hello   World--       | hello-world",
                "Ünïcödé & Co.             | ünïcödé-co",
                "İstanbul                  | i̇stanbul",
                "日本語のタイトル          | 日本語のタイトル",
                "../../etc/passwd          | etc-passwd",
                "a<script>b                | a-script-b",
                "!!!                       | article",
                "🙂                         | article",
            })
    void a_title_becomes_an_address_that_can_be_read(String title, String slug) {
        // Given
        // When
        Slug made = Slug.of(title);
        // Then
        assertThat(made.value()).isEqualTo(slug);
        assertThat(Slug.of(made.value())).isEqualTo(made);
    }

    @Test
    void decomposed_hangul_is_the_same_address() {
        // Given
        String decomposed = Normalizer.normalize("메아리", Normalizer.Form.NFD);
        // When
        Slug made = Slug.of(decomposed);
        // Then
        assertThat(made.value()).isEqualTo("메아리");
    }

    @Test
    void a_long_title_is_cut_between_words() {
        // Given
        String title = "소리가 산에 부딪혀 ".repeat(20);
        // When
        Slug made = Slug.of(title);
        // Then
        assertThat(made.value()).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH).doesNotEndWith("-");
        assertThat(title.replace(' ', '-')).startsWith(made.value() + "-");
    }

    @Test
    void a_number_behind_a_long_slug_still_fits() {
        // Given
        Slug longest = Slug.of("가".repeat(200));
        // When
        Slug numbered = longest.numbered(12);
        // Then
        assertThat(numbered.value()).hasSize(Slug.MAX_LENGTH).endsWith("가-12");
    }
}
