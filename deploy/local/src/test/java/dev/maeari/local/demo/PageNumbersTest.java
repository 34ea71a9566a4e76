package dev.maeari.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageNumbersTest {
    private static final String FACTS = """
            <script type="application/ld+json">{"interactionStatistic":[
            {"interactionType":"https://schema.org/ReadAction","userInteractionCount":2283},
            {"interactionType":"https://schema.org/LikeAction","userInteractionCount":0},
            {"interactionType":"https://schema.org/CommentAction","userInteractionCount":2}]}</script>
            """;

    @Test
    void what_people_and_machines_are_told_is_read() {
        // Given
        String html = FACTS
                + shown("views", "2283", "2,283 views")
                + shown("likes", "0", "0 likes")
                + shown("comments", "2", "댓글 2");
        // When
        PageNumbers numbers = PageNumbers.of(html);
        // Then
        assertThat(numbers).isEqualTo(new PageNumbers(2283, 0, 2));
    }

    @Test
    void two_different_numbers_for_one_thing_are_no_number() {
        // Given
        String html = FACTS + shown("views", "2282", "2,282 views") + shown("likes", "0", "1 like");
        // When
        PageNumbers numbers = PageNumbers.of(html);
        // Then
        assertThat(numbers).isEqualTo(new PageNumbers(-1, -1, -1));
    }

    private static String shown(String counter, String value, String text) {
        return "<span data-counter=\"%s\" data-value=\"%s\" data-version=\"0-1\">%s</span>"
                .formatted(counter, value, text);
    }
}
