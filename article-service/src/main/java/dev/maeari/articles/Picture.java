package dev.maeari.articles;

import java.util.HexFormat;
import java.util.UUID;

/**
 * An image of the site.
 *
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param format {@code png}, {@code jpg}, {@code gif} or {@code webp}, as its address ends
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(UUID id, String sha256, String format, int width, int height) {

    /** Its address, relative to the site. */
    public String url() {
        return "/media/" + sha256 + "." + format;
    }

    static byte[] hash(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }
}
