package dev.maeari.engagement;

import dev.maeari.events.ReaderId;
import dev.maeari.web.AskedAddress;
import dev.maeari.web.Cookies;
import dev.maeari.web.Problem;
import dev.maeari.web.Site;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Readers who have not signed in. Who has no cookie is sent round once to fetch it, so that an id acts only when its
 * owner holds it, and a write that is repeated after a lost answer is the same reader's.
 */
@Singleton
class Guests {
    private static final String MARK = "guest=1";

    private final GuestCookie cookie;
    private final Ids ids;

    /**
     * With cookies of this site.
     *
     * @param secrets sign the cookies of guests: the first signs, all are taken; each at least 32 characters without a comma
     */
    Guests(@ConfigProperty(name = "maeari.guest.secret") List<String> secrets, Site site, Ids ids) {
        this.cookie = new GuestCookie(secrets, Cookies.areSecure(site));
        this.ids = ids;
    }

    /** The guest who asks; a cookie that we did not make is none. */
    Optional<ReaderId> find(RoutingContext request) {
        Cookie sent = request.request().getCookie(cookie.name());
        return sent == null ? Optional.empty() : cookie.read(sent.getValue());
    }

    /** Sends the request back to itself with the cookie; who comes back without it is told. */
    RuntimeException sendRound(RoutingContext request) {
        String query = request.request().query();
        if (query != null && List.of(query.split("&")).contains(MARK)) {
            return Problem.of(403, "cookies-needed", "Cookies are needed to like or comment; allow them, or sign in.")
                    .exception();
        }
        String again = AskedAddress.of(request, (query == null ? "" : query + "&") + MARK);
        return new WebApplicationException(Response.status(Response.Status.TEMPORARY_REDIRECT)
                .header(HttpHeaders.LOCATION, again)
                .header(HttpHeaders.SET_COOKIE, cookie.header(new ReaderId(ids.random())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }
}
