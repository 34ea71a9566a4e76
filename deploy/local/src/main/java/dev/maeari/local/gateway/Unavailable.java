package dev.maeari.local.gateway;

import dev.maeari.local.Html;
import dev.maeari.local.Languages;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Locale;

/** The answer while a service starts, or starts again: a page that tries again for people, a problem for programs. */
final class Unavailable {
    private Unavailable() {}

    static ProxyResponse of(ProxyRequest proxied, Route route) {
        HttpServerRequest request = proxied.proxiedRequest();
        String accept = request.getHeader("Accept");
        boolean person = accept != null && accept.contains("text/html");
        String body = person ? page(Languages.of(request.getHeader("Accept-Language"))) : problem(route);
        return proxied.release()
                .response()
                .setStatusCode(503)
                .putHeader("Retry-After", "1")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", person ? "text/html; charset=utf-8" : "application/problem+json")
                .setBody(Body.body(Buffer.buffer(body)));
    }

    private static String page(Locale language) {
        return Html.page("unavailable", Html.texts("unavailable", language));
    }

    private static String problem(Route route) {
        return """
                {"type":"urn:maeari:problem:starting","title":"Starting","status":503,\
                "detail":"The %s is not up yet. Try again in a moment."}""".formatted(route.service());
    }
}
