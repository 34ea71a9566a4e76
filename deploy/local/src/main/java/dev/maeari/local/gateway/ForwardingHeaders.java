package dev.maeari.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the services are told about who asked. Anybody can write an {@code X-Forwarded-For}; it is believed only from this
 * machine itself, where scripts play many readers.
 */
final class ForwardingHeaders {
    private static final String FOR = "X-Forwarded-For";
    private static final List<String> OTHERS =
            List.of("Forwarded", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Real-IP");
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade");

    private ForwardingHeaders() {}

    static void set(MultiMap headers, Peer peer, @Nullable String host) {
        String given = headers.get(FOR);
        boolean believed = given != null && !given.isBlank() && peer.isLoopback();
        headers.set(FOR, believed ? given : peer.address());
        headers.set("X-Forwarded-Proto", "http");
        if (host == null) {
            headers.remove("X-Forwarded-Host");
        } else {
            headers.set("X-Forwarded-Host", host);
        }
        OTHERS.forEach(headers::remove);
    }

    /** Those of one connection only, and those that the connection names as such. */
    static void removeHopByHop(MultiMap headers) {
        for (String line : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : line.split(",")) {
                headers.remove(name.strip());
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }

    /** Who is at the other end of the connection. */
    record Peer(String address, boolean isLoopback) {}
}
