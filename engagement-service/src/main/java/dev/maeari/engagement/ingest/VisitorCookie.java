package dev.maeari.engagement.ingest;

import dev.maeari.web.Cookies;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** The cookie of a visitor: a random id and nothing else, which ends with the day since nothing of it would be used later. */
final class VisitorCookie {
    private static final String NAME = "maeari_visitor";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final String name;
    private final String attributes;

    /**
     * For such a site.
     *
     * @param secure whether it is served by https only
     */
    VisitorCookie(boolean secure) {
        this.name = Cookies.name(NAME, secure);
        this.attributes = "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    /** What it is called. */
    String name() {
        return name;
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

    /** The {@code Set-Cookie} header. */
    String header(String value, Duration age) {
        return "%s=%s; Path=/api/engagement; Max-Age=%d%s".formatted(name, value, age.toSeconds(), attributes);
    }
}
