package dev.maeari.articles.signin;

import dev.maeari.web.Cookies;
import dev.maeari.web.Site;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/**
 * The cookie by which a page's script knows that somebody has signed in, without asking; public pages stay the same for
 * everybody. It is worth nothing: who is who the session says.
 */
@Singleton
class Hint {
    static final String NAME = "maeari_signed_in";
    private static final String PATH = "/";
    /** As long as the cookie of a session that nobody uses (quarkus.oidc.authentication.session-age-extension). */
    private static final int KEPT_SECONDS = (int) Duration.ofDays(7).toSeconds();

    private final boolean secure;

    Hint(Site site) {
        this.secure = Cookies.areSecure(site);
    }

    NewCookie signedIn() {
        return builder().value("1").maxAge(KEPT_SECONDS).build();
    }

    NewCookie gone() {
        return builder().value("").maxAge(0).build();
    }

    /** The same as {@link #gone()}, for who answers before any endpoint. */
    Cookie goneBefore() {
        return Cookie.cookie(NAME, "")
                .setPath(PATH)
                .setMaxAge(0)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX);
    }

    private NewCookie.Builder builder() {
        return new NewCookie.Builder(NAME).path(PATH).secure(secure).sameSite(NewCookie.SameSite.LAX);
    }
}
