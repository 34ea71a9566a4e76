package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without JavaScript a reader can do the same; the page only holds still. */
@Tag("browser")
@ExtendWith(Browsers.class)
class StillIT {
    private static final int NARROW = 320;
    private static final int EDGE = 16;

    private final Author author = new Author(Stack.running());

    @Test
    void a_view_a_like_and_a_comment_count_without_javascript() {
        // Given
        String path = author.publishes("Without JavaScript", "A body.");
        Reader reader = Reader.withoutJavaScript("en");
        Page page = reader.opens(path);
        // When
        page.locator("maeari-like button").click();
        page.locator("#liked").waitFor();
        String thanks = page.locator("#liked").innerText();
        page.locator("#comment-text").fill("Still here");
        page.locator(".comment-form .button").click();
        page.locator("#commented").waitFor();
        String published = page.locator("#commented").innerText();
        // Then
        assertThat(thanks).contains("Thank you");
        assertThat(published).contains("published", "end of the list");
        Awaitility.await().atMost(java.time.Duration.ofSeconds(30)).untilAsserted(() -> {
            page.reload();
            assertThat(page.locator(".article-head maeari-counts").innerText())
                    .isEqualTo("1 view · 1 like · 1 comment");
        });
        assertThat(page.frameLocator(".comments-list iframe").locator("body").innerText())
                .contains("Still here");
    }

    @Test
    void who_deletes_a_comment_in_the_frame_of_the_list_stays_in_it() {
        // Given
        String path = author.publishes("Deleted in place", "A body.");
        Page page = Reader.withoutJavaScript("en").opens(path);
        page.locator("#comment-text").fill("Not for long");
        page.locator(".comment-form .button").click();
        page.locator("#commented").waitFor();
        // When
        page.frameLocator(".comments-list iframe")
                .locator("form[action*='/delete?'] button")
                .click();
        // Then
        page.frameLocator(".comments-list iframe").getByText("No comments yet").waitFor();
        assertThat(page.url()).endsWith("#commented");
    }

    @Test
    void the_page_of_comments_fits_a_narrow_screen_and_keeps_from_its_edge() {
        // Given
        String path = author.publishes("Narrow", "A body.");
        Page page = Reader.withoutJavaScript("en").opens(path);
        page.setViewportSize(NARROW, 800);
        page.locator("#comment-text").fill("```\n" + "a long line of code ".repeat(20) + "\n```");
        page.locator(".comment-form .button").click();
        page.locator("#commented").waitFor();
        // When
        page.navigate(page.locator("noscript iframe").getAttribute("src"));
        // Then
        assertThat(page.locator("pre").innerText()).contains("a long line");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(NARROW);
        assertThat(page.locator("h1").boundingBox().x).isGreaterThanOrEqualTo(EDGE);
    }

    @Test
    void a_like_can_be_taken_back_without_javascript() {
        // Given
        String path = author.publishes("Taken back", "A body.");
        Page page = Reader.withoutJavaScript("ko").opens(path);
        page.locator("maeari-like button").click();
        page.locator("#liked").waitFor();
        // When
        page.locator("#liked button").click();
        // Then
        page.locator("#unliked").waitFor();
        assertThat(page.locator("#unliked").innerText()).contains("취소");
    }
}
