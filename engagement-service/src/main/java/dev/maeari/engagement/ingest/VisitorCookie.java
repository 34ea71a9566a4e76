package dev.maeari.engagement.ingest;

import dev.maeari.engagement.ApiCookie;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** The cookie of a visitor: a random id and nothing else, which ends with the day since nothing of it would be used later. */
final class VisitorCookie {
    private static final String NAME = "maeari_visitor";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{22}");

    private VisitorCookie() {}

    /** Of such a site; secure if that is served by https only. */
    static ApiCookie of(boolean secure) {
        return new ApiCookie(NAME, secure);
    }

    static boolean isOne(String value) {
        return VALUE.matcher(value).matches();
    }

    static String value(UUID random) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
