package dev.maeari.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells browsers that a site of https is never to be asked in plain text again (HSTS). */
@Singleton
class StrictTransport {
    private static final String HEADER = "Strict-Transport-Security";

    private final Site site;

    StrictTransport(Site site) {
        this.site = site;
    }

    void watch(@Observes Router router) {
        if (Cookies.areSecure(site)) {
            router.route().order(Integer.MIN_VALUE).handler(context -> {
                context.response().putHeader(HEADER, site.strictTransport());
                context.next();
            });
        }
    }
}
