package dev.maeari.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a comment, a UUID (version 7). */
public record CommentId(@JsonValue UUID value) {

    /**
     * Reads the canonical form of RFC 9562, 36 characters.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CommentId of(String text) {
        return new CommentId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
