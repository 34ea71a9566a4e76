package dev.maeari.notifications;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Why somebody is told something. */
public enum Kind {
    /** Somebody commented on the person's article. */
    COMMENT("comment"),
    /** Somebody answered the person's comment. */
    REPLY("reply"),
    /** The person's article was liked for the first time; for the inbox only. */
    FIRST_LIKE("first-like");

    private final String wire;

    Kind(String wire) {
        this.wire = wire;
    }

    /** The name for programs and the database. */
    @JsonValue
    public String wire() {
        return wire;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind of(String wire) {
        return Arrays.stream(values())
                .filter(kind -> kind.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of notice"));
    }
}
