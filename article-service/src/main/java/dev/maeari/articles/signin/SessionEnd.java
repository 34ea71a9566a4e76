package dev.maeari.articles.signin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the hint back, and what was typed and not sent, when the session ends; which happens before any endpoint is reached.
 */
@Singleton
class SessionEnd {
    /** Before authentication, which ends the session and the request with it. */
    private static final int BEFORE_AUTHENTICATION = 300;

    private final String path;
    private final Hint hint;

    SessionEnd(@ConfigProperty(name = "quarkus.oidc.logout.path") String path, Hint hint) {
        this.path = path;
        this.hint = hint;
    }

    void install(@Observes Filters filters) {
        filters.register(this::takeBack, BEFORE_AUTHENTICATION);
    }

    private void takeBack(RoutingContext request) {
        if (request.normalizedPath().equals(path)) {
            request.response().addCookie(hint.goneBefore());
            // A link of another site ends the session, as everywhere; it must not cost anybody a text.
            if (!"cross-site".equals(request.request().getHeader("Sec-Fetch-Site"))) {
                request.response().putHeader("Clear-Site-Data", "\"storage\"");
            }
        }
        request.next();
    }
}
