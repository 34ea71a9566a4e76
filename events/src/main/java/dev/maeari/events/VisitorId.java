package dev.maeari.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;

/**
 * A visitor of a day: 64 bits of a keyed hash. The key lives for a day only, after which nobody, the operator included,
 * can tell who it was. Written as 16 lower-case hexadecimal digits.
 */
public record VisitorId(long value) {
    private static final int DIGITS = 16;

    /**
     * Reads the 16 digits.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static VisitorId of(String text) {
        if (text.length() != DIGITS) {
            throw new IllegalArgumentException("not 16 hexadecimal digits");
        }
        return new VisitorId(HexFormat.fromHexDigitsToLong(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
