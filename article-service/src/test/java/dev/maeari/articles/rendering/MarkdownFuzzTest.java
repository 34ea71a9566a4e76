package dev.maeari.articles.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.fuzzing.MarkdownPieces;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Markdown put together from all that means something in it, HTML and addresses included. */
class MarkdownFuzzTest {
    private final CommonMark rendering = new CommonMark(url -> Optional.empty());

    @Property(tries = 2000, seed = "20261130")
    void no_text_becomes_anything_but_harmless_markup(@ForAll("texts") String text) {
        // When
        String html = rendering.html(text);
        // Then
        assertThat(Markup.of(html).dangers()).as(text).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(MarkdownPieces.ALL);
        return Arbitraries.oneOf(words, words, words, Arbitraries.strings().ofMaxLength(4))
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }
}
