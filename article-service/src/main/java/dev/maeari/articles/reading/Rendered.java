package dev.maeari.articles.reading;

import dev.maeari.web.Sha256;
import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;

/** A page as it goes to readers: its bytes in UTF-8, which nobody changes, and a weak tag made from them. */
final class Rendered {
    private static final int TAG_DIGITS = 24;

    private final byte[] bytes;
    private final EntityTag tag;

    private Rendered(byte[] bytes, EntityTag tag) {
        this.bytes = bytes;
        this.tag = tag;
    }

    static Rendered of(String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        return new Rendered(bytes, new EntityTag(Sha256.of(bytes).substring(0, TAG_DIGITS), true));
    }

    byte[] bytes() {
        return bytes;
    }

    EntityTag tag() {
        return tag;
    }
}
