package dev.maeari.articles.signin;

import jakarta.ws.rs.core.NewCookie;

/**
 * The cookie by which a page's script knows that somebody has signed in, without asking; public pages stay the same for
 * everybody. It is worth nothing: who is who the session says.
 */
final class Hint {
    static final String NAME = "maeari_signed_in";

    private Hint() {}

    static NewCookie signedIn() {
        return builder().value("1").build();
    }

    static NewCookie gone() {
        return builder().value("").maxAge(0).build();
    }

    private static NewCookie.Builder builder() {
        return new NewCookie.Builder(NAME).path("/").sameSite(NewCookie.SameSite.LAX);
    }
}
