package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How it looks, to eyes and to assistive technology; {@code -Dmaeari.docs=write} renews the documentation's pictures. */
@Tag("browser")
@ExtendWith(Browsers.class)
class LooksIT {
    private static final Path SCREENSHOTS =
            System.getProperty("maeari.docs", "").equals("write")
                    ? Cli.HOME.resolve("docs/screenshots")
                    : Cli.HOME.resolve("tests/browser/target/screenshots");
    private static final int PHONE_HEIGHT = 844;

    private static String korean = "";
    private static String english = "";

    @BeforeAll
    static void publish() {
        Author author = new Author(Stack.running());
        for (String sample : List.of("06-margins.md", "04-craft.md", "03-counting-words.md", "02-blue.md")) {
            author.publishesSample(sample);
        }
        english = author.publishesSample("05-what-is-a-view.md");
        korean = author.publishesSample("01-echo.md");
        talk();
    }

    /** A conversation, so that the pictures show one. */
    private static void talk() {
        Page guest = Reader.speaking("ko").opens(korean);
        guest.locator("maeari-like button").click();
        guest.locator("#comment-name").fill("하늘");
        guest.locator("#comment-text").fill("0과 빈칸을 구별하라는 말이 오래 남습니다.");
        guest.locator(".comment-form .button").click();
        guest.locator(".comment").waitFor();
        Page writer = Reader.speaking("ko").signsIn("author", korean);
        writer.locator(".comment [data-deed=reply]").click();
        writer.locator(".comment-reply textarea").fill("저도 공책을 다시 펴 볼 때마다 그 **0**이 가장 반갑습니다.");
        writer.locator(".comment-reply .button").click();
        writer.locator(".comment .comment .comment-mark").waitFor();
        Reader.closeAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void on_a_phone_the_first_screen_shows_category_title_author_time_and_counts(String language) {
        // Given
        Reader reader = Reader.onPhone(language);
        // When
        Page page = reader.opens(language.equals("ko") ? korean : english);
        // Then
        for (String part : List.of(".kicker", "h1", ".article-facts b", ".article-facts time", "maeari-counts")) {
            BoundingBox box = page.locator(".article-head " + part).first().boundingBox();
            assertThat(box.y + box.height).as(part).isLessThan(PHONE_HEIGHT);
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        shot(page, "article-phone-" + language, false);
    }

    @Test
    void nothing_jumps_while_an_article_loads() {
        // Given
        Reader reader = Reader.onPhone("ko");
        // When
        Page page = reader.opens(korean);
        page.locator(".comment .comment").waitFor();
        // Then
        Object shift = page.evaluate("""
                () => new Promise(resolve => {
                  let sum = 0;
                  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                    .observe({ type: 'layout-shift', buffered: true });
                  setTimeout(() => resolve(sum), 1000);
                })""");
        assertThat(((Number) shift).doubleValue()).isLessThan(0.001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void assistive_technology_finds_no_fault_by_day(String language) {
        // Given
        Reader reader = Reader.speaking(language);
        // When
        Page home = reader.opens("/");
        Page article = reader.opens(language.equals("ko") ? korean : english);
        Page lost = reader.opens("/nowhere");
        // Then
        List.of(home, article, lost).forEach(LooksIT::assertAccessible);
        shot(home, "home-" + language, false);
        shot(article, language.equals("ko") ? "article-ko" : "article-desktop", language.equals("ko"));
        shot(lost, "not-found-" + language, false);
    }

    @Test
    void assistive_technology_finds_no_fault_by_night() {
        // Given
        Reader reader = Reader.atNight("ko");
        // When
        Page home = reader.opens("/");
        Page article = reader.opens(korean);
        // Then
        List.of(home, article).forEach(LooksIT::assertAccessible);
        shot(home, "home-dark", false);
        shot(article, "article-dark", false);
    }

    @Test
    void assistive_technology_finds_no_fault_in_the_studio() {
        // Given
        Reader reader = Reader.speaking("ko");
        // When
        Page studio = reader.signsIn("author", "/studio");
        // Then
        assertAccessible(studio);
        shot(studio, "studio", false);
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(rule -> rule.getId() + " " + rule.getHelp() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .as(page.url())
                .isEmpty();
    }

    private static void shot(Page page, String name, boolean whole) {
        if (whole) {
            page.evaluate("""
                    async () => {
                      const images = [...document.images];
                      images.forEach(image => (image.loading = 'eager'));
                      await Promise.all(images.map(image => image.decode().catch(() => undefined)));
                    }""");
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(whole));
    }
}
