package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator decides about a burst by keyboard. The engagement service is played here: a burst takes hundreds of visitors. */
@Tag("browser")
@ExtendWith(Browsers.class)
class HeldIT {
    private static final String BURST = "0199f3a0-0000-7000-8000-000000000001";
    private static final String ARTICLE = "0199f3a0-0000-7000-8000-000000000002";
    private static final String LIST = """
            {"items": [{"burst": "%s", "articleId": "%s", "held": 412, "since": "2026-11-25T03:00:00Z",
             "decision": null, "added": 0}], "next": null}""".formatted(BURST, ARTICLE);

    @ParameterizedTest
    @CsvSource({
        "ko, 조회 412건, 아직 판단하지 않음, 셉니다, 세기로 했습니다.",
        "en, 412 views from one source, Not decided yet, They count, Decided: they count."
    })
    void an_operator_decides_by_keyboard(String language, String what, String open, String counts, String told) {
        // Given
        Reader operator = Reader.speaking(language);
        operator.signsIn("operator", "/studio");
        Page page = operator.opens("/studio", tab -> {
            tab.route("**/api/engagement/held", route -> route.fulfill(json(200, LIST)));
            tab.route("**/api/engagement/held/" + BURST + "/decision", route -> route.fulfill(json(202, "{}")));
        });
        page.locator("a[href='/studio/held']").focus();
        page.keyboard().press("Enter");
        Locator burst = page.locator("maeari-held li");
        burst.waitFor();
        assertThat(burst.innerText()).contains(what).contains(open);
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        // When
        Locator count = burst.locator("button[data-decision=count]");
        count.focus();
        String sent = page.waitForRequest("**/decision", () -> page.keyboard().press("Enter"))
                .postData();
        // Then
        assertThat(sent).contains("\"articleId\":\"" + ARTICLE + "\"").contains("\"decision\":\"count\"");
        page.locator("maeari-held [role=status]").getByText(told).waitFor();
        assertThat(burst.locator(".desk-state").innerText()).isEqualTo(counts);
        assertThat(count.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat((Boolean) count.evaluate("button => button === document.activeElement"))
                .as("the focus stays")
                .isTrue();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @Test
    void who_can_decide_nothing_now_is_told_so() {
        // Given
        Reader operator = Reader.speaking("en");
        operator.signsIn("operator", "/studio");
        Page page = operator.opens("/studio/held", tab -> {
            tab.route("**/api/engagement/held", route -> route.fulfill(json(200, LIST)));
            tab.route("**/decision", route -> route.fulfill(json(503, "{}")));
        });
        // When
        page.locator("maeari-held button[data-decision=drop]").click();
        // Then
        page.locator("maeari-held [role=status]").getByText("Try again in a moment").waitFor();
        assertThat(page.locator("maeari-held .desk-state").innerText()).isEqualTo("Not decided yet");
    }

    private static Route.FulfillOptions json(int status, String body) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Content-Type", "application/json"))
                .setBody(body);
    }
}
