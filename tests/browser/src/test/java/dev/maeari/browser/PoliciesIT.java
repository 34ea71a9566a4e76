package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No page of ours asks for anything that its Content-Security-Policy forbids. */
@Tag("browser")
@ExtendWith(Browsers.class)
class PoliciesIT {
    private static String article = "";

    @BeforeAll
    static void publish() {
        article = new Author(Stack.running()).publishesSample("05-what-is-a-view.md");
    }

    @Test
    void no_page_asks_for_what_its_policy_forbids() {
        // Given
        Reader anybody = Reader.speaking("en");
        Reader author = Reader.speaking("ko");
        Reader operator = Reader.speaking("en");
        author.signsIn("author", "/studio");
        operator.signsIn("operator", "/studio");
        Page desk = author.opens("/studio");
        String edited = desk.locator(".desk h2 a").first().getAttribute("href");
        String id = edited.substring(edited.lastIndexOf('/') + 1);
        // When
        Stream.of(
                        "/",
                        "/?before=2100-01-01T00:00:00Z",
                        article,
                        "/nowhere",
                        comments(id),
                        "/api/notifications/unsubscribe?token=of-nobody")
                .forEach(path -> looksAt(anybody, path));
        sends(anybody, comments(id), "form.comment-form", "/api/engagement/articles/" + id + "/comments?lang=en");
        Stream.of(article, edited, edited + "/ledger", "/studio/articles/new", "/studio/signed-in")
                .forEach(path -> looksAt(author, path));
        sends(author, edited, "#editor", "/studio/preview");
        Stream.of("/studio", "/studio/held", "/studio/operation", comments(id))
                .forEach(path -> looksAt(operator, path));
        // Then
        assertThat(List.of(anybody, author, operator))
                .flatExtracting(Reader::complaints)
                .isEmpty();
    }

    @Test
    void what_a_policy_forbids_would_be_noticed() {
        // Given
        Reader reader = Reader.speaking("en");
        Page page = reader.opens("/");
        // When
        page.evaluate("() => { new Image().src = 'http://elsewhere.example/counter.png'; }");
        // Then
        page.waitForCondition(() -> !reader.complaints().isEmpty());
    }

    private static String comments(String id) {
        return "/api/engagement/articles/" + id + "/comments/page";
    }

    /** Until all that it loads is there; what is live goes on, and is not waited for. */
    private static void looksAt(Reader reader, String path) {
        looksAt(reader.opens(path), path);
    }

    /** As without a script: the form leads to a page. */
    private static void sends(Reader reader, String path, String form, String to) {
        Page page = reader.opens(path);
        page.locator(form)
                .first()
                .evaluate("(form, to) => { form.action = to; HTMLFormElement.prototype.submit.call(form); }", to);
        page.waitForURL(url -> url.endsWith(to));
        looksAt(page, to);
    }

    private static void looksAt(Page page, String path) {
        page.waitForLoadState(LoadState.LOAD);
        page.locator("body").waitFor();
        page.evaluate("() => new Promise(done => requestIdleCallback(done, { timeout: 2000 }))");
        assertThat(page.title()).as(path).isNotBlank();
    }
}
