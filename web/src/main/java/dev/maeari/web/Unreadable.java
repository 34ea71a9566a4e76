package dev.maeari.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jspecify.annotations.Nullable;

/** Refuses with a reason what Quarkus would fail at while it looks for an endpoint. */
@Singleton
class Unreadable {
    void watch(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(Unreadable::check);
    }

    private static void check(RoutingContext context) {
        MultiMap headers = context.request().headers();
        if (!isReadable(headers.get(HttpHeaders.ACCEPT))) {
            // Who says nothing that can be read takes anything.
            headers.remove(HttpHeaders.ACCEPT);
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type == null || isMediaType(type)) {
            context.next();
        } else {
            refuse(
                    context.request(),
                    Problem.of(415, "unsupported-media-type", "Content-Type is no media type")
                            .at("Content-Type"));
        }
    }

    /** Answers before there is an endpoint. What else was sent is not read, so nothing can come on this connection. */
    static void refuse(HttpServerRequest request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Json.encode(problem));
    }

    private static boolean isMediaType(String text) {
        try {
            MediaType.valueOf(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isReadable(@Nullable String accept) {
        try {
            return accept == null || !MediaTypeHelper.parseHeader(accept).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
