package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser allows six connections per origin on HTTP/1.1; ten tabs of a reader must live with them. */
@Tag("browser")
@ExtendWith(Browsers.class)
class TabsIT {
    private static final int TABS = 10;

    private final Author author = new Author(Stack.running());

    @Test
    void a_like_in_the_tenth_tab_reaches_all_of_them_and_at_most_two_hold_a_stream() {
        // Given
        String path = author.publishes("Ten tabs", "A body.");
        Reader reader = Reader.speaking("en");
        AtomicInteger streams = new AtomicInteger();
        List<Page> tabs = new ArrayList<>();
        for (int tab = 0; tab < TABS; tab++) {
            tabs.add(reader.opens(
                    path,
                    page -> page.onRequest(request -> {
                        if (request.url().contains("/counts/stream")) {
                            streams.incrementAndGet();
                        }
                    })));
        }
        // When
        tabs.getLast().locator("maeari-like button").click();
        // Then
        tabs.forEach(tab -> Reader.awaitNumber(tab, "likes", 1));
        assertThat(streams.get()).isBetween(1, 2);
    }
}
