package dev.maeari.events;

import java.util.UUID;

/** Reads UUIDs strictly: {@link UUID#fromString} takes short groups, which would give one id several spellings. */
final class Uuids {
    private static final int LENGTH = 36;

    private Uuids() {}

    static UUID parse(String text) {
        if (text.length() == LENGTH) {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        }
        throw new IllegalArgumentException("not a UUID of 36 characters");
    }
}
