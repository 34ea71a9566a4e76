package dev.maeari.articles;

import dev.maeari.web.Sha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The name under which somebody publishes, as it stands in addresses; all may read it, so it is no e-mail address. */
final class Handle {
    private static final int HASH_DIGITS = 12;

    private Handle() {}

    /**
     * What they sign in with, unless it is an e-mail address or missing; then what their name spells; else one that tells
     * nothing, the same each time.
     */
    static String of(@Nullable String login, @Nullable String name, String subject) {
        if (login != null && !login.isBlank() && login.indexOf('@') < 0) {
            return login;
        }
        return Slug.find(name == null ? "" : name).map(Slug::value).orElseGet(() -> opaque(subject));
    }

    private static String opaque(String subject) {
        return "author-" + Sha256.of(subject.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    }
}
