package dev.maeari.web;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Programs are told that a session has ended; only pages send a person to the sign-in provider. */
@ApplicationScoped
class ApiRequests implements JavaScriptRequestChecker {
    private static final String API = "/api/";

    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        return context.normalizedPath().startsWith(API);
    }
}
