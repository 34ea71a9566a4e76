package dev.maeari.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an article, a UUID (version 7). */
public record ArticleId(@JsonValue UUID value) {

    /**
     * Reads the canonical form of RFC 9562, 36 characters.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ArticleId of(String text) {
        return new ArticleId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
