package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A page that nobody has seen is no view. A browser without a screen shows every tab, so the page is told otherwise, and the
 * browser's own event then says that it has come to the front.
 */
@Tag("browser")
@ExtendWith(Browsers.class)
class UnseenIT {
    private static final String VIEWS = "/api/engagement/views";

    private final Author author = new Author(Stack.running());

    @ParameterizedTest
    @CsvSource({
        "visibilityState, 'hidden', 'visible', visibilitychange",
        "prerendering, true, false, prerenderingchange"
    })
    void a_page_behind_others_or_prerendered_counts_once_it_is_seen_and_once_only(
            String property, String unseen, String seen, String event) {
        // Given
        String path = author.publishes("Unseen " + property, "A body.");
        AtomicInteger views = new AtomicInteger();
        Page page = Reader.speaking("en").opens(path, prepared -> {
            prepared.addInitScript("""
                    const shown = { value: %s };
                    Object.defineProperty(document, '%s', { get: () => shown.value, configurable: true });
                    addEventListener('come-to-front', () => {
                      shown.value = %s;
                      document.dispatchEvent(new Event('%s'));
                    });
                    """.formatted(quoted(unseen), property, quoted(seen), event));
            prepared.onRequest(request -> {
                if (request.url().endsWith(VIEWS)) {
                    views.incrementAndGet();
                }
            });
        });
        page.waitForFunction("() => customElements.get('maeari-like') !== undefined");
        assertThat(views).hasValue(0);

        // When
        page.waitForResponse(
                answer -> answer.url().endsWith(VIEWS),
                () -> page.evaluate("() => dispatchEvent(new Event('come-to-front'))"));
        page.evaluate("event => document.dispatchEvent(new Event(event))", event);

        // Then
        Reader.awaitNumber(page, "views", 1);
        assertThat(views).hasValue(1);
    }

    @Test
    void a_page_that_is_seen_counts_at_once() {
        // Given
        String path = author.publishes("Seen at once", "A body.");

        // When
        Page page = Reader.speaking("en").reads(path);

        // Then
        Reader.awaitNumber(page, "views", 1);
    }

    private static String quoted(String value) {
        return value.equals("true") || value.equals("false") ? value : "'" + value + "'";
    }
}
