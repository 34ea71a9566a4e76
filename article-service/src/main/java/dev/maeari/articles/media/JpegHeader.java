package dev.maeari.articles.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The size in the frame header of a JPEG file, turned as its Exif orientation says: phones store turned photographs. */
final class JpegHeader {
    private static final int START = 0xffd8;
    private static final int MARKER = 0xff;
    private static final int EXIF = 0xe1;
    private static final int START_OF_SCAN = 0xda;

    private JpegHeader() {}

    static Optional<ImageHeader> read(ByteBuffer image) {
        if (unsigned(image, 0) != START) {
            return Optional.empty();
        }
        Integer orientation = null;
        int at = 2;
        while ((image.get(at) & 0xff) == MARKER) {
            int marker = image.get(at + 1) & 0xff;
            if (isFrame(marker)) {
                int height = unsigned(image, at + 5);
                int width = unsigned(image, at + 7);
                return Optional.of(
                        orientation != null && Exif.onItsSide(orientation)
                                ? new ImageHeader("jpg", height, width)
                                : new ImageHeader("jpg", width, height));
            }
            if (marker == START_OF_SCAN) {
                return Optional.empty();
            }
            if (marker == EXIF && orientation == null) {
                orientation = Exif.ofSegment(image.slice(at + 4, unsigned(image, at + 2) - 2));
            }
            // A fill byte is a marker without a segment.
            at += marker == MARKER ? 1 : 2 + unsigned(image, at + 2);
        }
        return Optional.empty();
    }

    /** SOF0 … SOF15, but for the three numbers among them that mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static int unsigned(ByteBuffer image, int at) {
        return Short.toUnsignedInt(image.getShort(at));
    }
}
