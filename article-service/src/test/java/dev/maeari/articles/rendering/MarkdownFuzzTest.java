package dev.maeari.articles.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        Arbitrary<String> words = Arbitraries.of(List.of(
                "<script>",
                "</script>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>",
                "javascript:",
                "data:text/html,",
                "https://a.b",
                "![",
                "](",
                ")",
                "[",
                "]",
                "[^1]",
                "[^1]:",
                "`",
                "```",
                "~~~",
                "|",
                "---",
                "# ",
                "> ",
                "- ",
                "1. ",
                "**",
                "_",
                "~~",
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
