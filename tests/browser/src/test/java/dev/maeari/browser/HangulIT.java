package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hangul is composed: the Enter that ends a composition belongs to it. */
@Tag("browser")
@ExtendWith(Browsers.class)
class HangulIT {
    private static final int COMPOSING = 229;
    private static final int ENTER = 13;
    private static final int CONTROL = 2;

    private final Author author = new Author(Stack.running());

    @Test
    void an_enter_that_ends_a_composition_submits_nothing_and_the_next_one_does() {
        // Given
        String path = author.publishes("Composed", "A body.");
        Page page = Reader.speaking("ko").opens(path);
        page.locator("#comment-text").fill("안녕하");
        page.locator("#comment-text").press("End");
        CDPSession keyboard = page.context().newCDPSession(page);
        compose(keyboard, "세");
        // When
        enter(keyboard, COMPOSING);
        // Then
        compose(keyboard, "세");
        keyboard.send("Input.insertText", text("세요"));
        assertThat(page.locator(".comment").count()).isZero();
        assertThat(page.locator("#comment-text").inputValue()).isEqualTo("안녕하세요");
        enter(keyboard, ENTER);
        page.locator(".comment").waitFor();
        assertThat(page.locator(".comment").innerText()).contains("안녕하세요");
    }

    private static void compose(CDPSession keyboard, String syllable) {
        JsonObject composition = text(syllable);
        composition.addProperty("selectionStart", syllable.length());
        composition.addProperty("selectionEnd", syllable.length());
        keyboard.send("Input.imeSetComposition", composition);
    }

    private static void enter(CDPSession keyboard, int code) {
        JsonObject key = new JsonObject();
        key.addProperty("type", "rawKeyDown");
        key.addProperty("key", "Enter");
        key.addProperty("code", "Enter");
        key.addProperty("modifiers", CONTROL);
        key.addProperty("windowsVirtualKeyCode", code);
        keyboard.send("Input.dispatchKeyEvent", key);
        key.addProperty("type", "keyUp");
        keyboard.send("Input.dispatchKeyEvent", key);
    }

    private static JsonObject text(String words) {
        JsonObject text = new JsonObject();
        text.addProperty("text", words);
        return text;
    }
}
