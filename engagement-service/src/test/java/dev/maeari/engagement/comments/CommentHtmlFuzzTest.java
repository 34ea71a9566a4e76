package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.fuzzing.MarkdownPieces;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Comments put together from all that means something in Markdown, HTML and addresses included. */
class CommentHtmlFuzzTest {
    @Property(tries = 2000, seed = "20261130")
    void no_text_becomes_anything_but_the_tags_that_are_allowed(@ForAll("texts") String text) {
        // When
        String html = CommentHtml.render(text);
        // Then
        String rest = CommentHtmlTest.ALLOWED.matcher(html).replaceAll("");
        assertThat(rest).as(text).doesNotContain("<", ">");
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
