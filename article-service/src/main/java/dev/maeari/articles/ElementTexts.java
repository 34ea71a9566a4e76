package dev.maeari.articles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the custom elements say: {@code texts/elements_ko.properties} and its like, one set of keys in all languages. The
 * server says the same words where it renders first what an element changes later.
 */
@ApplicationScoped
public class ElementTexts {
    /** From here on digits are grouped, in both languages; four digits are read at a glance. */
    private static final long GROUPED = 10_000;

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
    private final Map<Language, String> json = new EnumMap<>(Language.class);

    ElementTexts(ObjectMapper mapper) throws JsonProcessingException {
        for (Language language : Language.values()) {
            Map<String, String> read = read(language);
            texts.put(language, read);
            json.put(language, mapper.writeValueAsString(read).replace("<", "\\u003c"));
        }
    }

    /** All texts of that language as JSON, safe inside a script element. */
    public String json(Language language) {
        return Objects.requireNonNull(json.get(language));
    }

    /** A count in words, such as {@code 2283 views}; the kind is {@code views}, {@code likes} or {@code comments}. */
    public String count(Language language, String kind, long number) {
        Map<String, String> all = Objects.requireNonNull(texts.get(language));
        String one = number == 1 ? all.get(kind + ".one") : null;
        String text = one == null ? Objects.requireNonNull(all.get(kind + ".other"), kind) : one;
        return text.replace("{n}", digits(language, number));
    }

    /** A number alone, as the elements write it. */
    public String digits(Language language, long number) {
        return number < GROUPED
                ? Long.toString(number)
                : NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    private static Map<String, String> read(Language language) {
        String name = "/texts/elements_" + language.tag() + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ElementTexts.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            Map<String, String> read = new TreeMap<>();
            properties.forEach((key, value) -> read.put((String) key, (String) value));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
