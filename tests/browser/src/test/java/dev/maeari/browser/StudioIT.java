package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URI;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People with a session: who write, who moderate, and who leave. */
@Tag("browser")
@ExtendWith(Browsers.class)
class StudioIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SAVE = ".buttons button[value=save]";
    private static final String PUBLISH = ".buttons button[value=publish]";

    private final Author api = new Author(Stack.running());

    @Test
    void an_author_writes_sees_it_publishes_and_reads_where_the_views_went() {
        // Given
        Reader author = Reader.speaking("en");
        Page desk = author.signsIn("author", "/studio");
        desk.locator("a[href='/studio/articles/new']").click();
        // When
        desk.locator("#title").fill("Written in the studio");
        desk.locator("#body").fill("It is **alive**.");
        desk.locator("#preview strong").waitFor();
        desk.locator("button[value=publish]").click();
        String path = desk.locator(".buttons a[href^='/articles/']").getAttribute("href");
        // Then
        Reader reader = Reader.speaking("en");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> reader.opens(path).locator("article").count() > 0);
        Page read = reader.reads(path);
        reader.reads(path);
        Reader.awaitNumber(read, "views", 1);
        Page list = author.opens("/studio");
        list.locator(".desk-counts a").first().click();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            list.reload();
            assertThat(list.locator("maeari-ledger").innerText())
                    .contains("repeat")
                    .contains("1 view is counted");
        });
    }

    @Test
    void what_is_typed_while_an_article_is_saved_stays_and_a_saved_article_can_be_deleted() {
        // Given
        Page desk = Reader.speaking("en").signsIn("author", "/studio/articles/new");
        desk.locator("#title").fill("Short-lived");
        desk.locator(SAVE).click();
        desk.waitForURL("**?done=saved");
        desk.locator("#body").fill("first");
        List<Route> held = new ArrayList<>();
        desk.route("**/api/articles/*", held::add);
        desk.locator(SAVE).click();
        desk.waitForCondition(() -> held.size() == 1);
        desk.locator("#body").fill("second");
        // When
        Response kept =
                desk.waitForResponse("**/api/articles/*", () -> held.getFirst().resume());
        // Then
        assertThat(kept.text()).contains("first");
        awaitTrue(desk, "() => document.querySelector('.danger input[name=revision]').value === '2'");
        assertThat(desk.locator("#body").inputValue()).isEqualTo("second");
        desk.onDialog(Dialog::accept);
        desk.locator(".danger summary").click();
        desk.locator(".danger button").click();
        desk.waitForURL("**/studio?done=deleted");
    }

    @Test
    void who_comes_back_to_a_page_that_has_published_finds_the_article_as_it_is_now() {
        // Given
        Page desk = Reader.speaking("en").signsIn("author", "/studio/articles/new");
        desk.locator("#title").fill("Left and found again");
        // An answer without content leaves the page as one finds it who comes back.
        desk.route(
                url -> url.endsWith("?done=published"),
                route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        desk.waitForResponse(
                answer -> answer.url().endsWith("?done=published"),
                () -> desk.locator(PUBLISH).dispatchEvent("click"));
        // When
        desk.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        // Then
        desk.waitForURL(url -> url.matches(".*/studio/articles/[0-9a-f-]{36}"));
        desk.locator("button[value=unpublish]").waitFor();
        desk.locator("#body").fill("Goes on");
        desk.locator(SAVE).click();
        desk.locator("#told", containing("Saved.")).waitFor();
    }

    @Test
    void an_enter_in_a_field_saves_and_never_over_what_somebody_else_has_saved() {
        // Given
        Page desk = Reader.speaking("en").signsIn("author", "/studio/articles/new");
        desk.locator("#title").fill("Entered");
        // When
        desk.locator("#title").press("Enter");
        // Then
        desk.waitForURL("**?done=saved");
        desk.locator("button[value=image]").click();
        desk.locator("#told", containing("Choose an image first.")).waitFor();
        Page plain = Reader.withoutJavaScript("en").signsIn("author", path(desk));
        desk.locator("#body").fill("The other's");
        desk.locator("#tags").press("Enter");
        desk.locator("#told", containing("Saved.")).waitFor();
        plain.locator("#category").fill("Mine");
        for (int enter = 0; enter < 2; enter++) {
            Response refused = plain.waitForResponse(
                    "**/studio/articles/*", () -> plain.locator("#category").press("Enter"));
            assertThat(refused.status()).isEqualTo(412);
            plain.locator("button[name=over]").waitFor();
        }
        assertThat(plain.locator("#category").inputValue()).isEqualTo("Mine");
    }

    @Test
    void a_kept_text_waits_for_a_decision_and_does_not_replace_what_was_saved_since() {
        // Given
        Reader author = Reader.speaking("en");
        Page desk = author.signsIn("author", "/studio/articles/new");
        desk.locator("#title").fill("Kept");
        awaitTrue(desk, "localStorage.getItem('maeari-text-new') !== null");
        desk.locator(SAVE).click();
        desk.waitForURL("**?done=saved");
        String path = path(desk);
        String kept = "localStorage.getItem('maeari-text-%s')".formatted(path.substring(path.lastIndexOf('/') + 1));
        assertThat(desk.evaluate("localStorage.getItem('maeari-text-new')")).isNull();
        desk.locator("#body").fill("Never saved");
        awaitTrue(desk, kept + "?.includes('Never saved')");
        desk.close();
        Page elsewhere = Reader.speaking("en").signsIn("author", path);
        elsewhere.locator("#body").fill("Saved since");
        elsewhere.locator(SAVE).click();
        elsewhere.locator("#told", containing("Saved.")).waitFor();
        // When
        Page again = author.opens(path);
        Locator offer = again.locator(".notice", containing("This browser kept a text"));
        again.waitForResponse("**/studio/preview", () -> again.locator("#body").pressSequentially("Typed at once. "));
        // Then
        assertThat(offer.innerText()).contains(String.valueOf(Year.now(ZoneId.systemDefault())));
        assertThat((String) again.evaluate(kept)).contains("Never saved").doesNotContain("Typed at once");
        offer.locator("button").first().click();
        assertThat(again.locator("#body").inputValue()).isEqualTo("Never saved");
        again.locator(SAVE).click();
        again.locator("#told button", containing("Save mine over it")).click();
        again.locator("#told", containing("Saved.")).waitFor();
        again.waitForResponse("**/studio/preview", () -> {
            again.locator("#body").pressSequentially("At last. ");
            again.locator("#body").press("Control+s");
        });
        awaitTrue(again, kept + " === null && document.querySelector('#told').innerText === 'Saved.'");
        again.evaluate(
                kept.replace("get", "set").replace(")", ", JSON.stringify({ title: 'Kept once', body: 'Old' }))"));
        again.reload();
        offer.locator("button").first().click();
        assertThat(again.locator("#title").inputValue()).isEqualTo("Kept once");
        again.locator(SAVE).click();
        again.locator("#told button", containing("Save mine over it")).waitFor();
    }

    @Test
    void what_is_wrong_is_said_in_sight_and_its_field_is_gone_to() {
        // Given
        Reader author = Reader.speaking("en");
        Page desk = author.signsIn("author", "/studio/articles/new");
        desk.locator("#title").fill("Refused");
        desk.locator(SAVE).click();
        desk.waitForURL("**?done=saved");
        desk.setViewportSize(320, 640);
        // When
        desk.locator("#tags").fill("one, ".repeat(2) + "x".repeat(41));
        desk.locator(SAVE).click();
        // Then
        assertTold(desk, "Up to 20 tags of up to 40 characters.");
        assertThat(desk.locator("#tags[aria-invalid=true]:focus").count()).isOne();
        assertThat(desk.locator("#tags").boundingBox().y).isGreaterThanOrEqualTo(told(desk).y + told(desk).height);
        desk.locator("#tags").fill("one");
        desk.locator("#language").fill("Klingon!");
        desk.locator(SAVE).click();
        assertTold(desk, "The language must be a tag such as ko or en.");
        assertThat(desk.locator("[aria-invalid]").getAttribute("id")).isEqualTo("language");
        desk.locator("#language").fill("en");
        desk.locator(SAVE).click();
        assertTold(desk, "Saved.");
        assertThat(desk.locator("[aria-invalid]").count()).isZero();
        assertThat(desk.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(new AxeBuilder(desk).analyze().getViolations()).isEmpty();
        Page elsewhere = author.opens(path(desk));
        elsewhere.locator(".danger summary").click();
        elsewhere.locator(".danger button").click();
        elsewhere.waitForURL("**/studio?done=deleted");
        desk.locator(SAVE).click();
        assertTold(desk, "This article is no longer there");
        desk.route("**/api/articles/*", route -> route.fulfill(new Route.FulfillOptions().setStatus(429)));
        desk.locator(SAVE).click();
        assertTold(desk, "That was too often.");
    }

    @Test
    void a_moderator_hides_a_comment_and_shows_it_again() {
        // Given
        String path = api.publishes("Moderated", "A body.");
        Page writing = Reader.speaking("en").opens(path);
        writing.locator("#comment-text").fill("Something rude");
        writing.locator(".comment-form .button").click();
        Reader.awaitNumber(writing, "comments", 1);
        Page moderating = Reader.speaking("en").signsIn("moderator", path);
        Locator hide = moderating.locator(".comment button[data-deed=hide]");
        // When
        hide.click();
        // Then
        Reader.awaitNumber(writing, "comments", 0);
        moderating.locator(".comment button[data-deed=show]").click();
        Reader.awaitNumber(writing, "comments", 1);
    }

    @Test
    void who_signs_out_is_out_everywhere() {
        // Given
        Reader author = Reader.speaking("en");
        Page page = author.signsIn("author", "/");
        page.locator("maeari-bell button").first().click();
        // When
        page.locator("maeari-bell a[href='/sign-out']").click();
        // Then
        page.locator("maeari-bell a[href^='/sign-in']").waitFor();
        assertThat(page.request().get("/api/notifications").status()).isEqualTo(401);
        Page studio = author.opens("/studio");
        assertThat(studio.locator("input[name=username]").count()).isPositive();
    }

    private static void assertTold(Page desk, String words) {
        desk.locator("#told", containing(words)).waitFor();
        assertThat(told(desk).y).isNotNegative();
        assertThat(told(desk).y + told(desk).height).isLessThanOrEqualTo(desk.viewportSize().height);
    }

    private static BoundingBox told(Page desk) {
        return desk.locator("#told").boundingBox();
    }

    private static Page.LocatorOptions containing(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static String path(Page desk) {
        return URI.create(desk.url()).getPath();
    }

    /** Playwright's own waiting for an expression is forbidden by the site's policy. */
    private static void awaitTrue(Page page, String expression) {
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(expression)));
    }
}
