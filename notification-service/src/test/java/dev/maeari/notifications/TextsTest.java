package dev.maeari.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void every_language_has_every_text_and_no_other() throws IOException {
        Set<String> texts = Arrays.stream(Texts.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());

        for (Locale language : Languages.SPOKEN) {
            Properties words = new Properties();
            words.load(new InputStreamReader(
                    resource("messages/notices_" + language.toLanguageTag() + ".properties"), StandardCharsets.UTF_8));
            assertThat(words.stringPropertyNames()).as(language.toLanguageTag()).isEqualTo(texts);
            assertThat(words.values()).noneMatch(text -> text.toString().isBlank());
        }
    }

    @Test
    void templates_hold_no_words_of_a_language() throws IOException {
        for (String template : List.of("mail/notice.html", "mail/notice.txt", "unsubscribe.html")) {
            String text = new String(resource("templates/" + template).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).as(template).doesNotContainPattern("\\p{IsHangul}");
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = Texts.class.getClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new IOException("no " + name);
        }
        return found;
    }
}
