package dev.maeari.web.sessions;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Names for sessions by what stands in their ID tokens: {@code sid}, which stays the same when a session is renewed (OpenID
 * Connect Front-Channel Logout 1.0, 3), or else {@code sub}, which is the person's.
 */
final class SessionNames {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** All services have this secret in common; with another one no session is good any more, whatever it is called. */
    SessionNames(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /** The session of a token with these claims. */
    Session of(JsonObject claims) {
        String sid = text(claims, "sid");
        boolean ofOne = sid != null && !sid.isEmpty();
        String what = ofOne ? "sid" : "sub";
        return new Session(
                name("session\n%s\n%s\n%s".formatted(text(claims, "iss"), what, text(claims, what))),
                ofOne,
                Instant.ofEpochSecond(claims.getLong("iat", 0L)));
    }

    private static @Nullable String text(JsonObject claims, String claim) {
        Object value = claims.getValue(claim);
        return value == null ? null : value.toString();
    }

    private String name(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows " + HMAC, e);
        }
    }
}
