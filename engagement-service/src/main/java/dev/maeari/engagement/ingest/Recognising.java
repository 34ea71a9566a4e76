package dev.maeari.engagement.ingest;

import dev.maeari.engagement.ApiCookie;
import dev.maeari.engagement.Ids;
import dev.maeari.engagement.VisitorDay;
import dev.maeari.web.Cookies;
import dev.maeari.web.Site;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says by what the sender of a view is known, in the manner of this deployment. */
@Singleton
class Recognising {
    private final VisitorsConfig config;
    private final Ids ids;
    private final Clock clock;
    private final Site site;
    private final ApiCookie visitors;

    Recognising(VisitorsConfig config, Ids ids, Clock clock, Site site) {
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.site = site;
        this.visitors = VisitorCookie.of(Cookies.areSecure(site));
    }

    /**
     * Somebody.
     *
     * @param setCookie the header by which they are known next time; null if they are already, or not by a cookie
     */
    record Recognised(Visit visit, @Nullable String setCookie) {}

    Recognised recognise(HttpServerRequest request, @Nullable String address) {
        return switch (config.identity()) {
            case DAY_KEY -> new Recognised(Visit.of(address, request.headers()), null);
            case COOKIE -> byCookie(request);
        };
    }

    private Recognised byCookie(HttpServerRequest request) {
        Cookie cookie = request.getCookie(visitors.name());
        if (cookie != null && VisitorCookie.isOne(cookie.getValue())) {
            return new Recognised(new Visit(List.of(cookie.getValue())), null);
        }
        String value = VisitorCookie.value(ids.random());
        Instant now = clock.instant();
        Duration left = Duration.between(now, VisitorDay.of(now, site.zone()).end());
        return new Recognised(new Visit(List.of(value)), visitors.header(value, left));
    }
}
