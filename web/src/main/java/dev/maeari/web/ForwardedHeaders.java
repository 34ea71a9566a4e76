package dev.maeari.web;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes nonsense out of what proxies forward, before Quarkus reads it. A proxy appends to what its client wrote: {@code
 * X-Forwarded-For: ,} makes a first hop without a name, at which Quarkus fails outside of any request, so that the client
 * is never answered and the service never done with it. No handler of a route comes early enough (docs/adr/0046).
 */
@Singleton
class ForwardedHeaders {
    private static final String FOR = "X-Forwarded-For";
    private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT =
            Pattern.compile("[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-3][0-9]");

    /** A name or an address, perhaps with a port. */
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:(" + PORT + "))?");

    void cleanAll(@Observes StartupEvent event) {
        try {
            Field root = VertxHttpRecorder.class.getDeclaredField("rootHandler");
            root.setAccessible(true);
            root.set(null, cleaning(root.get(null)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Quarkus handles requests otherwise", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Handler<HttpServerRequest> cleaning(@Nullable Object root) {
        if (root == null) {
            return null;
        }
        Handler<HttpServerRequest> next = (Handler<HttpServerRequest>) root;
        return request -> {
            if (hasHost(request)) {
                clean(request.headers());
                next.handle(request);
            } else {
                Unreadable.refuse(request, Problem.invalid("Host", "Host names no host"));
            }
        };
    }

    /** The other versions say it otherwise, and are refused without. */
    private static boolean hasHost(HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host == null
                ? request.version() == HttpVersion.HTTP_2
                : HOST.matcher(host).matches();
    }

    static void clean(MultiMap headers) {
        keepFirst(headers, "X-Forwarded-Proto", SCHEME);
        keepFirst(headers, "X-Forwarded-Host", HOST);
        keepFirst(headers, "X-Forwarded-Port", PORT);
        if (headers.contains(FOR)) {
            String said = String.join(",", headers.getAll(FOR));
            String hops = Stream.of(said.split(","))
                    .map(hop -> hop(hop.strip()))
                    .filter(hop -> !hop.isEmpty())
                    .collect(Collectors.joining(","));
            if (hops.isEmpty()) {
                headers.remove(FOR);
            } else {
                headers.set(FOR, hops);
            }
        }
    }

    private static void keepFirst(MultiMap headers, String name, Pattern allowed) {
        String value = headers.get(name);
        if (value != null) {
            String first = value.split(",", 2)[0].strip();
            if (allowed.matcher(first).matches()) {
                headers.set(name, first);
            } else {
                headers.remove(name);
            }
        }
    }

    /** The hop, without what can be no port; empty if it has no name. Quarkus wants brackets around all of IPv6. */
    private static String hop(String text) {
        int bracket = text.indexOf(']');
        if (text.startsWith("[")) {
            return bracket < 0 ? "" : withPort(text.substring(0, bracket + 1), text.substring(bracket + 1));
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return text;
        }
        return colon == text.lastIndexOf(':')
                ? withPort(text.substring(0, colon), text.substring(colon))
                : "[" + text + "]";
    }

    private static String withPort(String name, String port) {
        return !name.isBlank()
                        && port.startsWith(":")
                        && PORT.matcher(port.substring(1)).matches()
                ? name + port
                : name;
    }
}
