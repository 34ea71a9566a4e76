package dev.maeari.engagement;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.events.ReaderId;
import dev.maeari.web.Hmac;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The cookie by which a guest is known: a random id and its signature, so that nobody can be somebody by guessing. */
final class GuestCookie {
    private static final String NAME = "maeari_guest";
    private static final String PURPOSE = "maeari guest ";
    /** In characters. */
    static final int SHORTEST_SECRET = 32;

    private static final int LENGTH = 2 * Long.BYTES + 32;
    private static final Duration AGE = Duration.ofDays(365);

    private final List<Hmac> signatures;
    private final ApiCookie cookie;

    /**
     * Signed with the first secret, read with any of them.
     *
     * @param secure whether the site is served by https only
     */
    GuestCookie(List<String> secrets, boolean secure) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
            throw new IllegalArgumentException(
                    "maeari.guest.secret (MAEARI_GUEST_SECRET) needs at least " + SHORTEST_SECRET + " characters");
        }
        this.signatures =
                secrets.stream().map(secret -> new Hmac(secret, PURPOSE)).toList();
        this.cookie = new ApiCookie(NAME, secure);
    }

    /** What it is called. */
    String name() {
        return cookie.name();
    }

    /** The {@code Set-Cookie} header that makes a browser this guest for a year. */
    String header(ReaderId id) {
        byte[] bytes = ByteBuffer.allocate(LENGTH)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .put(signatures.getFirst().of(text(id)))
                .array();
        return cookie.header(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), AGE);
    }

    /** Who holds the cookie; nobody, if we did not make it. */
    Optional<ReaderId> read(String value) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        ReaderId id = new ReaderId(new UUID(buffer.getLong(), buffer.getLong()));
        byte[] signature = new byte[buffer.remaining()];
        buffer.get(signature);
        return signatures.stream().anyMatch(one -> MessageDigest.isEqual(one.of(text(id)), signature))
                ? Optional.of(id)
                : Optional.empty();
    }

    private static byte[] text(ReaderId id) {
        return id.toString().getBytes(UTF_8);
    }
}
