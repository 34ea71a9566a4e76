package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.time.Duration;
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
        desk.locator("button[value=save]").click();
        desk.waitForURL("**?done=saved");
        desk.locator("#body").fill("first");
        List<Route> held = new ArrayList<>();
        desk.route("**/api/articles/*", held::add);
        desk.locator("button[value=save]").click();
        desk.waitForCondition(() -> held.size() == 1);
        desk.locator("#body").fill("second");
        // When
        Response kept =
                desk.waitForResponse("**/api/articles/*", () -> held.getFirst().resume());
        // Then
        assertThat(kept.text()).contains("first");
        desk.waitForFunction("() => document.querySelector('.danger input[name=revision]').value === '2'");
        assertThat(desk.locator("#body").inputValue()).isEqualTo("second");
        desk.onDialog(Dialog::accept);
        desk.locator(".danger summary").click();
        desk.locator(".danger button").click();
        desk.waitForURL("**/studio?done=deleted");
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
}
