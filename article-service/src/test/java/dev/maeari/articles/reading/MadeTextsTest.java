package dev.maeari.articles.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.articles.PublishedArticle;
import dev.maeari.events.ArticleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MadeTextsTest {
    private final List<String> asked = new ArrayList<>();
    private final MadeTexts texts = new MadeTexts(
            markdown -> {
                asked.add(markdown);
                return "made of " + markdown;
            },
            2);

    @Test
    void a_text_is_made_once_for_each_revision() {
        // Given
        PublishedArticle first = article(1, 1, "one");
        PublishedArticle second = article(1, 2, "two");
        // When
        List<String> made = List.of(texts.of(first), texts.of(first), texts.of(second), texts.of(second));
        // Then
        assertThat(made).containsExactly("made of one", "made of one", "made of two", "made of two");
        assertThat(asked).containsExactly("one", "two");
    }

    @Test
    void what_nobody_asked_for_longest_is_forgotten() {
        // Given
        PublishedArticle often = article(1, 1, "often");
        texts.of(often);
        texts.of(article(2, 1, "once"));
        texts.of(often);
        // When
        texts.of(article(3, 1, "new"));
        // Then
        texts.of(often);
        texts.of(article(2, 1, "once"));
        assertThat(asked).containsExactly("often", "once", "new", "once");
    }

    private static PublishedArticle article(long id, long revision, String body) {
        return new PublishedArticle(
                new ArticleId(new UUID(0, id)),
                "slug",
                "Title",
                "",
                body,
                "",
                List.of(),
                "en",
                null,
                "author",
                "Author",
                Instant.EPOCH,
                Instant.EPOCH,
                revision);
    }
}
