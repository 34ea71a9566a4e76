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

/** What the studio's scripts say: {@code texts/studio_ko.properties} and its like. */
@ApplicationScoped
class StudioTexts {
    private final Map<Language, String> json = new EnumMap<>(Language.class);

    StudioTexts(ObjectMapper mapper) throws JsonProcessingException {
        for (Language language : Language.values()) {
            ResourceBundle bundle = ResourceBundle.getBundle("texts.studio", language.locale());
            Map<String, String> texts = new TreeMap<>();
            bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
            json.put(language, mapper.writeValueAsString(texts).replace("<", "\\u003c"));
        }
    }

    /** All texts of that language as JSON, safe inside a script element. */
    String json(Language language) {
        return Objects.requireNonNull(json.get(language));
    }
}
