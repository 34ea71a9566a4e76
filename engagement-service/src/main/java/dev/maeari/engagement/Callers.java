package dev.maeari.engagement;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, by address. Anybody can write an {@code X-Forwarded-For}: it is read from its end, where the nearest proxy
 * has written, and only as far as the proxies are ours. The beginning is the caller's own invention.
 */
@Singleton
public final class Callers {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

    private final boolean forwarding;
    private final Networks trusted;

    Callers(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding,
            @ConfigProperty(name = TRUSTED) Optional<List<String>> trusted) {
        this.forwarding = forwarding;
        this.trusted = Networks.of(TRUSTED, trusted.orElse(List.of()));
    }

    /** The address of who sent the request; null where there is none. */
    public @Nullable String address(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        return address(
                peer == null ? null : peer.hostAddress(), request.headers().getAll(FORWARDED_FOR));
    }

    /** Without any proxy to be trusted, all are: for tests, which play many readers from one machine. */
    @Nullable
    String address(@Nullable String peer, List<String> forwardedFor) {
        String caller = peer;
        if (!forwarding) {
            return caller;
        }
        List<String> hops = List.of(String.join(",", forwardedFor).split(","));
        for (int i = hops.size() - 1; i >= 0 && (trusted.isEmpty() || trusted.contain(caller)); i--) {
            String hop = withoutPort(hops.get(i).strip());
            if (!hop.isEmpty()) {
                caller = hop;
            }
        }
        return caller;
    }

    /** Some proxies write {@code 192.0.2.1:1234} and {@code [2001:db8::1]:1234}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
