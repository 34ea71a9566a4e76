package dev.maeari.web.sessions;

import dev.maeari.web.Hmac;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Names for sessions by what stands in their tokens: {@code sid}, the provider's name of a session (OpenID Connect
 * Front-Channel Logout 1.0, 3), and {@code sub}, which is the person's.
 */
@Singleton
class SessionNames {
    private static final String PURPOSE = "session\n";

    private final Optional<Hmac> signatures;

    /**
     * All services have this secret in common; with another one no session is good any more, whatever it is called.
     *
     * @param secret empty where nobody has a session
     */
    SessionNames(@ConfigProperty(name = "quarkus.oidc.token-state-manager.encryption-secret") Optional<String> secret) {
        this.signatures = secret.map(text -> new Hmac(text, PURPOSE));
    }

    /** Whether there is a secret to make them with. */
    boolean areGiven() {
        return signatures.isPresent();
    }

    /** The session of an ID token with these claims, whose signature nobody has looked at yet. */
    Session of(JsonObject claims) {
        return of(claims.getString("iss"), claims.getString("sub"), claims.getString("sid"), claims.getLong("iat", 0L));
    }

    /** The session of a token. */
    Session of(JsonWebToken token) {
        Object sid = token.getClaim("sid");
        return of(token.getIssuer(), token.getSubject(), sid == null ? null : sid.toString(), token.getIssuedAtTime());
    }

    private Session of(@Nullable String issuer, @Nullable String person, @Nullable String own, long issued) {
        return new Session(
                own == null || own.isEmpty() ? null : name(issuer, "sid", own),
                name(issuer, "sub", person),
                Instant.ofEpochSecond(issued));
    }

    private String name(@Nullable String issuer, String claim, @Nullable String value) {
        byte[] text = "%s\n%s\n%s".formatted(issuer, claim, value).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(signatures.orElseThrow().of(text));
    }
}
