package dev.maeari.events;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Text to bytes and back, the one encoding of keys and headers. */
final class Utf8 {
    private Utf8() {}

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
