package dev.maeari.articles.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maeari.articles.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the studio's scripts say: {@code texts/studio_ko.properties} and its like, and of {@link StudioMessages} what a page
 * without scripts says in the same places.
 */
@ApplicationScoped
class StudioTexts {
    private static final Predicate<String> SHARED =
            Pattern.compile("error.*|saved.*|see_other|save_over").asMatchPredicate();

    private final Map<Language, String> json = new EnumMap<>(Language.class);

    StudioTexts(ObjectMapper mapper) throws JsonProcessingException {
        for (Language language : Language.values()) {
            ResourceBundle own = ResourceBundle.getBundle("texts.studio", language.locale());
            ResourceBundle pages = ResourceBundle.getBundle("messages.studio", language.locale());
            Map<String, String> texts = new TreeMap<>();
            own.keySet().forEach(key -> texts.put(key, own.getString(key)));
            pages.keySet().stream().filter(SHARED).forEach(key -> texts.put(key, pages.getString(key)));
            json.put(language, mapper.writeValueAsString(texts).replace("<", "\\u003c"));
        }
    }

    /** All texts of that language as JSON, safe inside a script element. */
    String json(Language language) {
        return Objects.requireNonNull(json.get(language));
    }
}
