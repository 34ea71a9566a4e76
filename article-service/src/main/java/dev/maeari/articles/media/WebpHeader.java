package dev.maeari.articles.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The size in the first chunk of a WebP file: lossy (VP8), lossless (VP8L) or extended (VP8X). */
final class WebpHeader {
    private static final int CHUNK = 12;
    private static final int DATA = 20;
    private static final int FOURTEEN_BITS = 0x3fff;
    private static final int TWENTY_FOUR_BITS = 0xff_ffff;
    private static final int LOSSLESS_SIGNATURE = 0x2f;

    private WebpHeader() {}

    static Optional<ImageHeader> read(ByteBuffer image) {
        return switch (ImageHeader.ascii(image, CHUNK)) {
            case "VP8 " ->
                Optional.of(of(image.getShort(DATA + 6) & FOURTEEN_BITS, image.getShort(DATA + 8) & FOURTEEN_BITS));
            case "VP8L" ->
                image.get(DATA) == LOSSLESS_SIGNATURE
                        ? Optional.of(lossless(image.getInt(DATA + 1)))
                        : Optional.empty();
            case "VP8X" ->
                Optional.of(of(
                        (image.getInt(DATA + 4) & TWENTY_FOUR_BITS) + 1,
                        (image.getInt(DATA + 6) >>> 8 & TWENTY_FOUR_BITS) + 1));
            default -> Optional.empty();
        };
    }

    private static ImageHeader lossless(int bits) {
        return of((bits & FOURTEEN_BITS) + 1, (bits >>> 14 & FOURTEEN_BITS) + 1);
    }

    private static ImageHeader of(int width, int height) {
        return new ImageHeader("webp", width, height);
    }
}
