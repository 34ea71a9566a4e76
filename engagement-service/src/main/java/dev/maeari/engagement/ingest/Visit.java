package dev.maeari.engagement.ingest;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of who made it: the address as the nearest trusted proxy saw it and the headers that every browser
 * sends unasked, or a random id. Never stored, only hashed.
 */
record Visit(List<@Nullable String> traits) {
    private static final List<CharSequence> HEADERS =
            List.of("User-Agent", "Accept-Language", "Sec-CH-UA", "Sec-CH-UA-Mobile", "Sec-CH-UA-Platform");

    static Visit of(@Nullable String address, MultiMap headers) {
        List<@Nullable String> traits = new ArrayList<>(1 + HEADERS.size());
        traits.add(address);
        HEADERS.forEach(header -> traits.add(headers.get(header)));
        return new Visit(traits);
    }

    /** Each part ends with a character that none contains, so that no two visits look alike by shifting. */
    void feed(Mac mac) {
        for (@Nullable String trait : traits) {
            if (trait != null) {
                mac.update(trait.getBytes(StandardCharsets.UTF_8));
            }
            mac.update((byte) '\n');
        }
    }

    @Override
    public String toString() {
        return "Visit";
    }
}
