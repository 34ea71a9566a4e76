package dev.maeari.web;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Answers a bearer token that is not accepted with a problem: such a request ends before any endpoint, where no mapper of
 * exceptions sees it. A session that ended is left to OpenID Connect, which signs the person in again.
 */
@ApplicationScoped
class RefusedTokens {
    private static final int UNAUTHORIZED = 401;

    void register(@Observes Router router) {
        router.route().failureHandler(RefusedTokens::answer);
    }

    private static void answer(RoutingContext context) {
        if (context.failure() instanceof AuthenticationFailedException && hasToken(context)) {
            Refusals.note("not with this token", context);
            Problem problem = RefusedSignIns.tokenProblem();
            context.response()
                    .setStatusCode(UNAUTHORIZED)
                    .putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Json.encode(Map.of(
                            "type", problem.type(),
                            "title", problem.title(),
                            "status", problem.status(),
                            "detail", problem.detail())));
        } else {
            context.next();
        }
    }

    private static boolean hasToken(RoutingContext context) {
        return context.request().headers().contains(HttpHeaders.AUTHORIZATION);
    }
}
