package dev.maeari.testing.fuzzing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent signs, right and wrong. */
final class Escapes {
    private static final int PERCENT_OF_RAW = 10;

    private Escapes() {}

    /** Escaped as it should be, as another program might, or not at all. */
    static String some(Garbage garbage, String text) {
        return switch (garbage.below(PERCENT_OF_RAW)) {
            case 0 -> harmless(text);
            case 1 -> bytes(text.getBytes(StandardCharsets.UTF_16BE));
            case 2 -> bytes(text.getBytes(StandardCharsets.ISO_8859_1));
            default -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        };
    }

    /** Without what would end a line or a word of the request. */
    static String harmless(String text) {
        return text.replaceAll("[\\x00-\\x20\\x7f]", "");
    }

    private static String bytes(byte[] bytes) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : bytes) {
            escaped.append("%%%02x".formatted(b));
        }
        return escaped.toString();
    }
}
