package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading, liking, commenting, and the numbers that move while somebody else looks. */
@Tag("browser")
@ExtendWith(Browsers.class)
class EngagingIT {
    private final Author author = new Author(Stack.running());

    @ParameterizedTest
    @CsvSource({"en,1 view · 0 likes · 0 comments,Thank you", "ko,조회 1 · 좋아요 0 · 댓글 0,고맙습니다"})
    void a_view_a_like_and_a_comment_move_the_numbers_in_somebody_elses_browser(
            String language, String numbers, String thanks) {
        // Given
        String path = author.publishes("Moves in " + language, "A body.");
        Page watching = Reader.speaking(language).reads(path);
        Reader.awaitNumber(watching, "views", 1);
        assertThat(watching.locator(".article-head maeari-counts").innerText()).isEqualTo(numbers);
        Page acting = Reader.onPhone(language).opens(path);
        // When
        acting.locator("maeari-like button").click();
        acting.locator("#comment-name").fill("하늘");
        acting.locator("#comment-text").fill("A **first** <b>echo</b>");
        acting.locator(".comment-form .button").click();
        // Then
        Reader.awaitNumber(watching, "likes", 1);
        Reader.awaitNumber(watching, "comments", 1);
        Reader.awaitNumber(acting, "likes", 1);
        Locator comment = watching.locator(".comment");
        comment.waitFor();
        assertThat(comment.innerText()).contains("하늘").contains("<b>echo</b>");
        assertThat(comment.locator("strong").innerText()).isEqualTo("first");
        assertThat(comment.locator(".comment-mark").innerText()).isEqualTo(language.equals("ko") ? "손님" : "Guest");
        assertThat(acting.locator("maeari-like [role=status]").innerText()).contains(thanks);
        assertThat(acting.locator("#comment-text").inputValue()).isEmpty();
    }

    @Test
    void a_like_is_remembered_and_can_be_taken_back() {
        // Given
        String path = author.publishes("Liked and not", "A body.");
        Reader reader = Reader.speaking("en");
        Page page = reader.opens(path);
        page.locator("maeari-like button").click();
        Reader.awaitNumber(page, "likes", 1);
        // When
        Page again = reader.opens(path);
        again.locator("maeari-like button[aria-pressed=true]").click();
        // Then
        Reader.awaitNumber(again, "likes", 0);
        Reader.awaitNumber(page, "likes", 0);
    }

    @Test
    void somebody_answers_and_deletes_the_answer_while_another_writes_undisturbed() {
        // Given
        String path = author.publishes("Answers", "A body.");
        Page first = Reader.speaking("en").opens(path);
        first.locator("#comment-text").fill("What do you think?");
        first.locator(".comment-form .button").first().click();
        first.locator(".comment [data-deed=reply]").click();
        first.locator(".comment-reply textarea").fill("I was about to say");
        Page second = Reader.speaking("en").opens(path);
        // When
        second.locator(".comment [data-deed=reply]").click();
        second.locator(".comment-reply textarea").fill("A lot!");
        second.locator(".comment-reply textarea").press("Control+Enter");
        Reader.awaitNumber(first, "comments", 2);
        // Then
        first.locator(".comment .comment").waitFor();
        assertThat(first.locator(".comment-reply textarea").inputValue()).isEqualTo("I was about to say");
        second.locator(".comment .comment [data-deed=delete]").click();
        second.locator(".comment .comment [data-deed=delete]").click();
        Reader.awaitNumber(first, "comments", 1);
        assertThat(first.locator(".comment-reply textarea").inputValue()).isEqualTo("I was about to say");
    }

    @Test
    void an_answer_that_is_being_written_outlives_the_comment_that_it_answers() {
        // Given
        String path = author.publishes("Outlived", "A body.");
        Page asking = Reader.speaking("en").opens(path);
        asking.locator("#comment-text").fill("Never mind");
        asking.locator(".comment-form .button").first().click();
        asking.locator(".comment").waitFor();
        Page answering = Reader.speaking("en").opens(path);
        answering.locator(".comment [data-deed=reply]").click();
        answering.locator(".comment-reply textarea").fill("I do mind");
        // When
        asking.locator(".comment [data-deed=delete]").click();
        asking.locator(".comment [data-deed=delete]").click();
        // Then
        answering.locator(".comment .comment-gone").waitFor();
        assertThat(answering.locator(".comment-reply textarea").inputValue()).isEqualTo("I do mind");
    }

    @Test
    void a_link_leads_to_a_comment_that_is_far_down() {
        // Given
        String path = author.publishes("Far down", "A body.");
        Page writing = Reader.speaking("en").opens(path);
        writing.locator(".comments-status", new Page.LocatorOptions().setHasText("No comments yet"))
                .waitFor();
        Object last = writing.evaluate("""
                async () => {
                  const article = document.querySelector('maeari-comments').getAttribute('article');
                  const url = `/api/engagement/articles/${article}/comments`;
                  let id = '';
                  for (let i = 0; i < 102; i++) {
                    const body = JSON.stringify({ text: `Echo ${i}` });
                    const headers = { 'Content-Type': 'application/json' };
                    id = (await (await fetch(url, { method: 'POST', headers, body })).json()).id;
                  }
                  return id;
                }""");
        // When
        Page page = Reader.speaking("en").opens(path + "#comment-" + last);
        // Then
        page.waitForCondition(
                () -> page.evaluate("() => document.activeElement.id").equals("comment-" + last));
        assertThat(page.locator(".comment").count()).isEqualTo(102);
    }

    @Test
    void comments_that_can_not_be_read_can_be_asked_for_again() {
        // Given
        String path = author.publishes("Unread", "A body.");
        Page page = Reader.speaking("en")
                .opens(
                        path,
                        tab -> tab.route(
                                "**/comments?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503))));
        Locator again = page.locator(".comments-more", new Page.LocatorOptions().setHasText("Try again"));
        again.waitFor();
        // When
        page.unroute("**/comments?*");
        again.click();
        // Then
        page.locator(".comments-status", new Page.LocatorOptions().setHasText("No comments yet"))
                .waitFor();
        assertThat(again.isVisible()).isFalse();
    }

    @Test
    void a_text_that_can_not_be_kept_stays_in_its_field_and_is_told_what_to_do() {
        // Given
        String path = author.publishes("Unkept", "A body.");
        Page page = Reader.speaking("en").opens(path);
        page.route(
                "**/comments",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody("{\"type\":\"urn:maeari:problem:log-unavailable\"}")));
        // When
        page.locator("#comment-text").fill("Do not lose me");
        page.locator(".comment-form .button").click();
        // Then
        page.locator(".form-status.wrong").waitFor();
        assertThat(page.locator(".form-status").innerText()).contains("try again");
        assertThat(page.locator("#comment-text").inputValue()).isEqualTo("Do not lose me");
        page.unroute("**/comments");
        page.locator(".comment-form .button").click();
        page.locator(".comment").waitFor();
    }

    @Test
    void who_is_no_longer_signed_in_publishes_nothing_as_a_stranger() {
        // Given
        String path = author.publishes("Session", "A body.");
        AtomicInteger written = new AtomicInteger();
        Page page = Reader.speaking("en").signsIn("author", path);
        page.locator("maeari-bell .bell").waitFor();
        page.route("**/api/session", route -> route.fulfill(new Route.FulfillOptions().setStatus(499)));
        page.evaluate("() => localStorage.setItem('maeari-renew', '0')");
        page.onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/comments")) {
                written.incrementAndGet();
            }
        });
        // When
        page.locator("#comment-text").fill("Under my name");
        page.locator(".comment-form .button").click();
        // Then
        page.locator(".form-status.wrong").waitFor();
        assertThat(page.locator("#comment-text").inputValue()).isEqualTo("Under my name");
        page.locator(".comment-form .button").click();
        page.locator(".comment-form .button:enabled").waitFor();
        assertThat(page.locator("#comment-text").inputValue()).isEqualTo("Under my name");
        assertThat(written.get()).isZero();
    }

    @Test
    void a_page_comes_back_when_the_service_that_goes_told_it_to() {
        // Given
        String path = author.publishes("Farewell", "A body.");
        AtomicInteger streams = new AtomicInteger();
        Page page = Reader.speaking("en").opens(path, tab -> {
            tab.clock().install();
            tab.route("**/counts/stream*", route -> {
                streams.incrementAndGet();
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("event: farewell\ndata: 600000\n\n"));
            });
        });
        page.waitForCondition(() -> streams.get() == 1);
        // When
        page.clock().runFor(500_000);
        // Then
        assertThat(streams.get()).isEqualTo(1);
        page.clock().runFor(100_000);
        page.waitForCondition(() -> streams.get() == 2);
    }

    @Test
    void the_author_hears_the_bell_while_looking_at_another_page() {
        // Given
        String path = author.publishes("Rings", "A body.");
        Page home = Reader.speaking("ko").signsIn("author", "/");
        home.locator("maeari-bell .bell").waitFor();
        // When
        Page reader = Reader.speaking("en").opens(path);
        reader.locator("#comment-text").fill("Does it ring?");
        reader.locator(".comment-form .button").click();
        // Then
        home.locator("maeari-bell .bell-badge:not([hidden])").waitFor();
        home.locator("maeari-bell .bell").click();
        home.locator(".inbox-item", new Page.LocatorOptions().setHasText("Rings"))
                .first()
                .waitFor();
    }
}
