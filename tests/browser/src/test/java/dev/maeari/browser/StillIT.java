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
        page.waitForURL("**#comments");
        // Then
        assertThat(thanks).contains("Thank you");
        Awaitility.await().atMost(java.time.Duration.ofSeconds(30)).untilAsserted(() -> {
            page.reload();
            assertThat(page.locator(".article-head maeari-counts").innerText())
                    .isEqualTo("1 view · 1 like · 1 comment");
        });
        assertThat(page.frameLocator(".comments-list iframe").locator("body").innerText())
                .contains("Still here");
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
