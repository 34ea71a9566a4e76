package dev.maeari.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.web.Hmac;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens in the links that end mails: whose mails, and which kind. They are signed and do not expire, since the mail
 * that holds one does not either; the worst that one can do is to end mails of that kind to that person.
 */
@Singleton
public class Unsubscribing {
    /** In characters. */
    static final int SHORTEST_SECRET = 16;

    private static final String VERSION = "1";
    private static final String PURPOSE = "maeari unsubscribe\n";

    /** The first signs. */
    private final List<Hmac> signatures;

    Unsubscribing(UnsubscribeConfig config) {
        if (config.secret().isEmpty()
                || config.secret().stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
            throw new IllegalStateException("each of MAEARI_UNSUBSCRIBE_SECRET needs at least 16 characters");
        }
        signatures = config.secret().stream()
                .map(secret -> new Hmac(secret, PURPOSE))
                .toList();
    }

    /** Whose mails of which kind end. */
    public record Scope(String subject, Kind kind) {}

    /** The token of that scope; safe in a query. */
    public String token(Scope scope) {
        byte[] payload = (VERSION + "\n" + scope.kind().wire() + "\n" + scope.subject()).getBytes(UTF_8);
        return encode(payload) + "." + encode(signatures.getFirst().of(payload));
    }

    /** The scope of a token, if it is one of ours. */
    public Optional<Scope> scope(@Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", 3);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[0]);
            byte[] signature = Base64.getUrlDecoder().decode(parts[1]);
            boolean ours = signatures.stream().anyMatch(one -> MessageDigest.isEqual(one.of(payload), signature));
            return ours ? Optional.of(read(new String(payload, UTF_8))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Not Base64, or a kind of another version: not a token of ours as far as the caller goes.
            return Optional.empty();
        }
    }

    private static Scope read(String payload) {
        String[] lines = payload.split("\n", 3);
        return new Scope(lines[2], Kind.of(lines[1]));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
