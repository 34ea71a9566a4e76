package dev.maeari.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses writes that another site makes a browser send. Browsers say where a request comes from in {@code
 * Sec-Fetch-Site} (Fetch Metadata); those that do not, in {@code Origin}. Who sends neither is no browser.
 */
class CrossSiteWrites {
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext context, RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!READS.contains(context.getMethod())
                && !fromHere(
                        context.getHeaderString("Sec-Fetch-Site"),
                        context.getHeaderString("Origin"),
                        request.authority())) {
            Refusals.note("not from another site", routing);
            throw Problem.of(403, "cross-site", "Writes from other sites are refused; open the page itself.")
                    .exception();
        }
    }

    static boolean fromHere(@Nullable String fetchSite, @Nullable String origin, @Nullable HostAndPort host) {
        if (fetchSite != null) {
            return OWN.contains(fetchSite);
        }
        return origin == null || (host != null && sameAuthority(origin, host));
    }

    private static boolean sameAuthority(String origin, HostAndPort host) {
        try {
            URI uri = URI.create(origin);
            return host.host().equalsIgnoreCase(uri.getHost()) && port(uri) == port(uri, host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(URI origin) {
        return origin.getPort() > 0 ? origin.getPort() : "https".equals(origin.getScheme()) ? 443 : 80;
    }

    private static int port(URI origin, HostAndPort host) {
        return host.port() > 0 ? host.port() : "https".equals(origin.getScheme()) ? 443 : 80;
    }
}
