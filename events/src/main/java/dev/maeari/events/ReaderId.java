package dev.maeari.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a reader: random (UUID version 4), so that it says nothing about the person. */
public record ReaderId(@JsonValue UUID value) {

    /**
     * Reads the canonical form of RFC 9562, 36 characters.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReaderId of(String text) {
        return new ReaderId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
