package dev.maeari.engagement.ingest;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of who made it: the address as the nearest trusted proxy saw it, and the headers that every
 * browser sends unasked. Never stored, only hashed.
 */
record Visit(@Nullable String address, List<@Nullable String> headers) {
    private static final List<CharSequence> HEADERS =
            List.of("User-Agent", "Accept-Language", "Sec-CH-UA", "Sec-CH-UA-Mobile", "Sec-CH-UA-Platform");

    static Visit of(HttpServerRequest request) {
        @Nullable String[] values = new String[HEADERS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = request.getHeader(HEADERS.get(i));
        }
        return new Visit(
                request.remoteAddress() == null ? null : request.remoteAddress().host(),
                java.util.Arrays.asList(values));
    }

    /** Each part ends with a character that none contains, so that no two visits look alike by shifting. */
    void feed(Mac mac) {
        feed(mac, address);
        headers.forEach(header -> feed(mac, header));
    }

    private static void feed(Mac mac, @Nullable String part) {
        if (part != null) {
            mac.update(part.getBytes(StandardCharsets.UTF_8));
        }
        mac.update((byte) '\n');
    }

    @Override
    public String toString() {
        return "Visit";
    }
}
