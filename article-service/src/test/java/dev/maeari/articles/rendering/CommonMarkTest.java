package dev.maeari.articles.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.articles.Picture;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonMarkTest {
    private static final Picture OURS = new Picture(new UUID(0, 1), "a".repeat(64), "png", 640, 480);

    private final CommonMark rendering =
            new CommonMark(url -> url.equals(OURS.url()) ? Optional.of(OURS) : Optional.empty());

    @Test
    void a_korean_post_comes_out_right() {
        // Given
        String markdown = """
                ## 메아리란 무엇인가

                산에서 **소리**를 지르면 ~~바로~~ 조금 뒤에 돌아온다.[^산]
                자세한 것은 https://maeari.example 에서.

                | 산 | 높이 |
                |:---|----:|
                | 한라산 | 1,947 |

                ![산과 안개](%s "안개 낀 아침의 산")

                ```java
                var 소리 = "<야호>";
                ```

                - [x] 듣기
                - [ ] 대답하기

                > 돌아오는 말

                [^산]: 높을수록 *늦게* 돌아온다.
                """.formatted(OURS.url());
        // When
        String html = rendering.html(markdown);
        // Then
        assertThat(html)
                .contains("<h2 id=\"s-메아리란-무엇인가\">메아리란 무엇인가</h2>")
                .contains("<strong>소리</strong>를")
                .contains("<del>바로</del>")
                .contains("<a href=\"https://maeari.example\">https://maeari.example</a>")
                .contains("<div class=\"table\" tabindex=\"0\"><table>".replace("><", ">\n<"))
                .contains("<td align=\"right\">1,947</td>")
                .contains("<figure><img src=\"" + OURS.url() + "\" alt=\"산과 안개\"")
                .contains("width=\"640\" height=\"480\"")
                .contains("loading=\"lazy\"")
                .contains("<figcaption>안개 낀 아침의 산</figcaption></figure>")
                .contains("<code class=\"language-java\">var 소리 = &quot;&lt;야호&gt;&quot;;")
                .contains("type=\"checkbox\"")
                .contains("<blockquote>")
                .contains("높을수록 <em>늦게</em> 돌아온다.")
                .contains("class=\"footnotes\"");
    }

    @Test
    void headings_leave_the_first_level_to_the_page() {
        // Given
        String markdown = "# One\n\n## Two\n\n###### Six";
        // When
        String html = rendering.html(markdown);
        // Then
        assertThat(html)
                .contains("<h2 id=\"s-one\">One</h2>")
                .contains("<h3 id=\"s-two\">Two</h3>")
                .contains("<h6 id=\"s-six\">Six</h6>");
    }

    @Test
    void two_equal_headings_have_two_ids() {
        // Given
        String markdown = "## 같다\n\n## 같다";
        // When
        String html = rendering.html(markdown);
        // Then
        assertThat(html).contains("id=\"s-같다\"").contains("id=\"s-같다-1\"");
    }

    @Test
    void an_image_amid_words_stays_amid_them() {
        // Given
        String markdown = "see ![a](https://example.org/a.png \"t\") there";
        // When
        String html = rendering.html(markdown);
        // Then
        assertThat(html)
                .startsWith("<p>see <img src=\"https://example.org/a.png\" alt=\"a\" title=\"t\"")
                .doesNotContain("figure")
                .doesNotContain("width");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "text <svg/onload=alert(1)> text",
                "<!--><img src=x onerror=alert(1)>-->",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java&#x0A;script:alert(1))",
                "[x](&#x01;javascript:alert(1))",
                "[x](<java\tscript:alert(1)>)",
                "[x](javascript&colon;alert(1))",
                "[x](vbscript:x)",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<javascript:alert(1)>",
                "![x](data:image/svg+xml;base64,PHN2Zz4=)",
                "![x](javascript:alert(1))",
                "![x](x \"\\\" onerror=alert(1) \\\"\")",
                "![\" onerror=alert(1) \"](x \"caption <script>alert(1)</script>\")",
                "[x](https://e.org/\"onmouseover=alert(1))",
                "<https://e.org/\"onclick=alert(1)>",
                "```\"><script>alert(1)</script>\nx\n```",
                "## <script>alert(1)</script>",
                "## \" onclick=alert(1)",
                "[^<script>]: x\n\n[^<script>]",
                "[^\"onclick=alert(1)]: x\n\n[^\"onclick=alert(1)]",
                "|<script>alert(1)</script>|\n|---|\n|<img src=x onerror=alert(1)>|",
                "- [ ] <img src=x onerror=alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "www.example.org/\"onclick=alert(1)",
                "\u0000<script>alert(1)</script>",
            })
    void hostile_text_stays_text(String markdown) {
        // Given
        Markup markup = Markup.of(rendering.html(markdown));
        // When
        var problems = markup.dangers();
        // Then
        assertThat(problems).as(markup.html()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ", "- ", "[", "![", "*a ", "**a", "`", "[a](", "<", "|a", "[^1]", "~~a ", "((((", "&#x", "a@b.c ",
                "<a", "<a:", "<!--"
            })
    void repetition_takes_neither_stack_nor_time(String unit) {
        // Given
        String markdown = unit.repeat(100_000 / unit.length());
        // When
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> rendering.html(markdown));
        // Then
        assertThat(rendering.html("after")).isEqualTo("<p>after</p>\n");
    }

    @Test
    void addresses_in_angle_brackets_are_links_and_other_tags_are_text() {
        // Given
        String markdown = "<https://e.org/?a=1&b> <me@e.org> <b>*x*</b> 1 < 2";
        // When
        String html = rendering.html(markdown);
        // Then
        assertThat(html)
                .isEqualTo("<p><a href=\"https://e.org/?a=1&amp;b\">https://e.org/?a=1&amp;b</a>"
                        + " <a href=\"mailto:me@e.org\">me@e.org</a>"
                        + " &lt;b&gt;<em>x</em>&lt;/b&gt; 1 &lt; 2</p>\n");
    }

    @Test
    void the_summary_is_the_first_sentences_without_headings_and_tables() {
        // Given
        String markdown =
                "# 제목\n\n| a |\n|---|\n| b |\n\n첫 *문장* 과 [링크](https://e.org) `코드`.\n둘째 줄.\n\n```\nx\n```\n\n셋째.";
        // When
        String summary = rendering.summary(markdown);
        // Then
        assertThat(summary).isEqualTo("첫 문장 과 링크 코드. 둘째 줄. 셋째.");
    }

    @Test
    void a_long_summary_ends_at_a_word() {
        // Given
        String markdown = "말씀 ".repeat(200);
        // When
        String summary = rendering.summary(markdown);
        // Then
        assertThat(summary).hasSizeLessThanOrEqualTo(200).endsWith("말씀…");
    }
}
