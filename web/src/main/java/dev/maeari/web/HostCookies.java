package dev.maeari.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives the cookies of signing in the prefix {@code __Host-} where the site is https: then only this very host can have set
 * them, and no other one of its domain puts somebody into a session of its choice (RFC 6265bis, 4.1.3.2). OpenID Connect
 * for Quarkus knows them without (docs/adr/0057):
 *
 * <pre>
 * browser   __Host-q_session=…  →  q_session=…  Quarkus
 * browser   __Host-q_session=…  ←  q_session=…  Quarkus
 * browser          q_session=…  →  nothing
 * </pre>
 */
@Singleton
class HostCookies {
    static final String PREFIX = "__Host-";
    /** What the names of all cookies of Quarkus' sign-in begin with. */
    private static final String SIGN_IN = "q_";

    /** Vert.x passes over commas in front of a name, browsers take them for a part of it. */
    private static final String BEFORE_A_NAME = ",";

    private static final Pattern BETWEEN = Pattern.compile(";");

    private final Site site;

    HostCookies(Site site) {
        this.site = site;
    }

    void watch(@Observes Router router) {
        if (Cookies.areSecure(site)) {
            router.route().order(Integer.MIN_VALUE).handler(request -> {
                take(request.request().headers());
                request.addHeadersEndHandler(end -> give(request));
                request.next();
            });
        }
    }

    private static void take(MultiMap headers) {
        List<String> sent = headers.getAll(HttpHeaders.COOKIE);
        if (sent.stream().anyMatch(header -> header.contains(SIGN_IN))) {
            headers.set(HttpHeaders.COOKIE, known(sent));
        }
    }

    /** What Quarkus is to know of the cookies of one request. */
    static String known(List<String> headers) {
        return headers.stream()
                .flatMap(BETWEEN::splitAsStream)
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty() && !cookie.startsWith(BEFORE_A_NAME) && !cookie.startsWith(SIGN_IN))
                .map(cookie -> cookie.startsWith(PREFIX + SIGN_IN) ? cookie.substring(PREFIX.length()) : cookie)
                .collect(Collectors.joining("; "));
    }

    private static void give(RoutingContext request) {
        List<Cookie> named = changed(request).map(HostCookies::named).toList();
        for (Cookie cookie : named) {
            request.response().removeCookie(cookie.getName().substring(PREFIX.length()), false);
            request.response().addCookie(cookie);
        }
    }

    /** Those that were sent and are left as they were do not go back. */
    private static Stream<Cookie> changed(RoutingContext request) {
        return request.request().cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(SIGN_IN)
                        && cookie instanceof ServerCookie sent
                        && sent.isChanged());
    }

    /** As the prefix asks for it: of the whole site, by https, of no other host. */
    private static Cookie named(Cookie cookie) {
        return Cookie.cookie(PREFIX + cookie.getName(), cookie.getValue())
                .setPath("/")
                .setMaxAge(cookie.getMaxAge())
                .setSecure(true)
                .setHttpOnly(true)
                .setSameSite(cookie.getSameSite());
    }
}
