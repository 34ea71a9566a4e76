package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Somebody with a browser of their own: its cookies, its language, its pages. */
final class Reader {
    private static final double PATIENCE = 30_000;
    private static final int HTTP_ACCEPTED = 202;
    private static final List<Reader> ALL = new ArrayList<>();

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final BrowserContext context;
    private final String origin;

    private Reader(Browser.NewContextOptions options) {
        origin = Stack.running().url();
        context = Browsers.browser().newContext(options.setBaseURL(origin));
        context.setDefaultTimeout(PATIENCE);
        context.onConsoleMessage(message -> {
            String text = message.text();
            if (text.contains("Content Security Policy") || text.contains("TrustedHTML")) {
                complaints.add(text);
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        ALL.add(this);
    }

    static Browser.NewContextOptions desktop(String language) {
        return visible(language).setViewportSize(1280, 900);
    }

    static Browser.NewContextOptions phone(String language) {
        return visible(language)
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true);
    }

    /** Says it has a screen: a browser that says it has none is a robot, and its views don't count. */
    private static Browser.NewContextOptions visible(String language) {
        return new Browser.NewContextOptions().setLocale(language).setUserAgent(Browsers.userAgent());
    }

    /** With a usual screen. */
    static Reader speaking(String language) {
        return new Reader(desktop(language));
    }

    static Reader onPhone(String language) {
        return new Reader(phone(language));
    }

    static Reader atNight(String language) {
        return new Reader(desktop(language).setColorScheme(ColorScheme.DARK));
    }

    static Reader withoutJavaScript(String language) {
        return new Reader(desktop(language).setJavaScriptEnabled(false));
    }

    /** Opens a path in a new tab. */
    Page opens(String path) {
        return opens(path, page -> {});
    }

    /**
     * Opens an article and stays until its view is kept. A view that meets a busy service is never sent again; this
     * reader then opens the article once more, as people do.
     */
    Page reads(String path) {
        while (true) {
            Page page = context.newPage();
            Response kept = page.waitForResponse(
                    answer -> answer.url().endsWith("/api/engagement/views"), () -> page.navigate(path));
            if (kept.status() == HTTP_ACCEPTED) {
                return page;
            }
            page.close();
        }
    }

    /** Opens a path in a new tab that is prepared first. */
    Page opens(String path, Consumer<Page> prepare) {
        Page page = context.newPage();
        prepare.accept(page);
        page.navigate(path);
        return page;
    }

    /** Signs in as one of the local provider's people, and comes back to the path. */
    Page signsIn(String person, String path) {
        Page page = opens("/sign-in?to=" + path);
        page.locator("input[name=username][type=text], .other input[name=username]")
                .fill(person);
        page.locator(".other button").click();
        page.waitForURL(url -> url.startsWith(origin) && !url.contains("/sign-in"));
        return page;
    }

    /** Waits until the page shows that number, without touching the page. */
    static void awaitNumber(Page page, String counter, long number) {
        page.locator(".article-head [data-counter=" + counter + "][data-value='" + number + "']")
                .waitFor();
    }

    /** What the console has complained about so far, which from here on is forgotten. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    static void closeAll() {
        List<String> complaints = new ArrayList<>();
        for (Reader reader : ALL) {
            complaints.addAll(reader.complaints);
            reader.context.close();
        }
        ALL.clear();
        assertThat(complaints).as("what the browser's console complained about").isEmpty();
    }
}
