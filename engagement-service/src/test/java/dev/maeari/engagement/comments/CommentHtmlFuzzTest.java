package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        Arbitrary<String> words = Arbitraries.of(List.of(
                "<script>",
                "</script>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>",
                "javascript:",
                "data:text/html,",
                "https://a.b",
                "http://",
                "mailto:",
                "![",
                "](",
                ")",
                "[",
                "]",
                "]: ",
                "`",
                "```",
                "# ",
                "> ",
                "- ",
                "1. ",
                "**",
                "_",
                "\"",
                "'",
                "&lt;",
                "&#60;",
                "&#x3c;",
                "\\",
                "<!--",
                "-->",
                "<![CDATA[",
                "\n",
                "\n\n",
                "    ",
                "\t",
                "\u0000",
                "\u202e",
                "한글",
                " "));
        return Arbitraries.oneOf(words, words, words, Arbitraries.strings().ofMaxLength(4))
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }
}
