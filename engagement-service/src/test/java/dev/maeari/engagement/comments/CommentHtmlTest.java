package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentHtmlTest {
    /** Every tag that may ever come out, letter by letter. */
    static final Pattern ALLOWED = Pattern.compile("</?(p|em|strong|code|pre|blockquote|ul|ol|li)>|<br />|</a>"
            + "|<ol start=\"\\d{1,9}\">|<a rel=\"nofollow ugc noopener noreferrer\" href=\"https?://[^\"<>\\s]+\">");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            안녕하세요                  | <p>안녕하세요</p>
            *a* **b** `c`               | <p><em>a</em> <strong>b</strong> <code>c</code></p>
            > q                         | <blockquote> <p>q</p> </blockquote>
            - a                         | <ul> <li>a</li> </ul>
            see https://maeari.dev/a.   | <p>see <a rel="nofollow ugc noopener noreferrer" href="https://maeari.dev/a">https://maeari.dev/a</a>.</p>
            [x](http://a.b "t")         | <p><a rel="nofollow ugc noopener noreferrer" href="http://a.b">x</a></p>
            ![pic](https://a.b/p.png)   | <p><a rel="nofollow ugc noopener noreferrer" href="https://a.b/p.png">pic</a></p>
            <https://a.b>               | <p><a rel="nofollow ugc noopener noreferrer" href="https://a.b">https://a.b</a></p>
            <mailto:a@b.c> <p>          | <p>&lt;mailto:a@b.c&gt; &lt;p&gt;</p>
            # no heading                | <p># no heading</p>
            a < b & c > d               | <p>a &lt; b &amp; c &gt; d</p>
            [hidden]: https://a.b       | <p>[hidden]: https://a.b</p>
            """)
    void markdown_becomes_a_small_set_of_tags(String text, String html) {
        // When
        String rendered = CommentHtml.of(text);

        // Then
        assertThat(rendered.strip().replace('\n', ' ')).isEqualTo(html);
    }

    @Test
    void a_line_break_is_a_line_break() {
        assertThat(CommentHtml.of("하나\n둘\n\n셋").strip()).isEqualTo("<p>하나<br />\n둘</p>\n<p>셋</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil></SCRIPT>",
                "<img src=x onerror=alert(1)>",
                "a <b onmouseover=alert(1)>b</b> c",
                "<svg/onload=alert(1)>",
                "<!--><script>alert(1)</script>-->",
                "<![CDATA[<script>]]>",
                "<?php echo 1 ?>",
                "<style>*{display:none}</style>",
                "<iframe srcdoc='<script>1</script>'>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&#60;script&#62;alert(1)&#60;/script&#62;",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](java&Tab;script:alert(1))",
                "[x](java&NewLine;script:alert(1))",
                "[x](%6aavascript:alert(1))",
                "[x](\u0001javascript:alert(1))",
                "[x]( javascript:alert(1))",
                "[x](<javascript:alert(1)>)",
                "[x](<java\tscript:alert(1)>)",
                "<javascript:alert(1)>",
                "[x](vbscript:msgbox(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
                "![x](javascript:alert(1))",
                "[x](//evil.example)",
                "[x](/sign-out)",
                "[x](http:evil)",
                "[x](https://)",
                "[x](file:///etc/passwd)",
                "<mailto:a@b.c>",
                "a@example.org",
                "ftp://a.example/b",
                "[x][1]\n\n[1]: javascript:alert(1)",
                "[x](http://a\"onclick=\"alert(1))",
                "[x](http://a 'x\" onclick=\"alert(1)')",
                "[x](http://a<script>)",
                "http://a.b/\"onmouseover=\"alert(1)",
                "[![a](https://b.c/d)](https://e.f)",
                "[https://a.b](https://c.d)",
                "![https://a.b](https://c.d)",
                "![![x](javascript:1)](https://c.d)",
                "```\" onload=\"alert(1)\n<script>\n```",
                "~~~html\n</code></pre><script>alert(1)</script>\n~~~",
                "`</code><script>alert(1)</script>`",
                "    <script>alert(1)</script>",
                "> - 1. <script>alert(1)</script>",
                "999999999. <b>",
                "*<b>*</b>_",
                "\u202Etxt.exe\u202C [\u2066moc.live\u2069](https://a.b)",
                "\uFEFF<script>",
                "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
                "＜script＞alert(1)＜/script＞"
            })
    void hostile_text_leaves_only_allowed_tags(String text) {
        // When
        String html = CommentHtml.of(text);

        // Then
        assertThat(ALLOWED.matcher(html).replaceAll("")).doesNotContain("<").doesNotContain(">");
        assertThat(html).doesNotContainPattern("[\u202A-\u202E\u2066-\u2069]");
        assertThat(html).doesNotContainPattern("<a [^>]*<a ");
    }

    @ParameterizedTest
    @MethodSource("pathological")
    void nothing_takes_long_or_overflows_the_stack_of_a_worker(String unit) {
        // Given
        String text = unit.repeat(CommentText.MAX / unit.length());

        // When
        String html = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CommentHtml.render(text));

        // Then
        assertThat(ALLOWED.matcher(html).replaceAll("")).doesNotContain("<");
        assertThat(html.length()).isLessThan(60 * text.length());
        assertThatCode(() -> inSmallStack(text)).doesNotThrowAnyException();
    }

    static Stream<String> pathological() {
        return Stream.of(
                "*a **a ",
                "*",
                "_",
                "*_",
                "[",
                "![",
                "[a](",
                "[](",
                "](",
                "a](b",
                "> ",
                "- ",
                "1. ",
                "> - ",
                "`",
                "`a``b",
                "<",
                "<a ",
                "<!",
                "<?",
                "<![CDATA[",
                "&",
                "&#",
                "\\",
                "http://",
                "http://a.b/",
                "www.a.b ",
                "[a]: b\n",
                "[a][",
                "~~~\n",
                "```\n",
                "*a_ ",
                "x_y*",
                "\t",
                "a  \n",
                "([",
                "<http://a.b>",
                "!",
                "- a\n  ",
                "![a](http://a.b");
    }

    /** So many that to search the rest of the text at each takes minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "<!", "<?", "<a ", "<!--", "<![CDATA["})
    void no_angle_bracket_has_the_rest_of_the_text_searched(String unit) {
        // Given
        String text = unit.repeat(300_000);

        // When
        String html = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> CommentHtml.render(text));

        // Then
        assertThat(html).startsWith("<p>&lt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a]", "![a]", "![][a]", "[x][a]"})
    void an_address_that_is_defined_once_is_not_written_hundreds_of_times(String named) {
        // Given
        String address = "http://a.b/" + "한".repeat(2_400);

        // When
        String html = CommentHtml.of("[a]: " + address + "\n\n" + named.repeat(400));

        // Then
        assertThat(html).contains("href=\"http://a.b/%ED%95%9C").hasSizeLessThan(100_000);
    }

    @Test
    void as_many_links_as_a_comment_has_room_for_are_links() {
        // Given
        String text = "www.a.b ".repeat(CommentText.MAX / 8);

        // When
        String html = CommentHtml.of(text);

        // Then
        assertThat(html.split("<a ", -1)).hasSize(1 + CommentText.MAX / 8);
    }

    @Test
    void what_was_just_rendered_is_not_rendered_again() {
        // Given
        String first = CommentHtml.of("*read* by many");

        // When
        String again = CommentHtml.of(String.join(" ", "*read*", "by", "many"));

        // Then
        assertThat(again).isSameAs(first);
    }

    private static void inSmallStack(String text) throws InterruptedException {
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(null, () -> CommentHtml.render(text), "small", 256 * 1024);
        thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }
}
