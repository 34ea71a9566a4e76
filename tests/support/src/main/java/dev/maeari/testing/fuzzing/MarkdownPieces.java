package dev.maeari.testing.fuzzing;

import java.util.List;

/** What means something in Markdown, or would in HTML: put together at random, it is what a renderer must survive. */
public final class MarkdownPieces {
    public static final List<String> ALL = List.of(
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
            " ",
            "http://",
            "mailto:",
            "]: ");

    private MarkdownPieces() {}
}
