package dev.maeari.articles.reading;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A page as it goes to readers: its bytes in UTF-8, which nobody changes, and a weak tag made from them. */
final class Rendered {
    private static final int TAG_BYTES = 12;

    private final byte[] bytes;
    private final EntityTag tag;

    private Rendered(byte[] bytes, EntityTag tag) {
        this.bytes = bytes;
        this.tag = tag;
    }

    static Rendered of(String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Rendered(bytes, new EntityTag(HexFormat.of().formatHex(hash, 0, TAG_BYTES), true));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    EntityTag tag() {
        return tag;
    }
}
