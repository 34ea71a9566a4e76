package dev.maeari.articles.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an image is by its first bytes. Only headers are read and nothing is decoded, so that an image can't be a bomb.
 *
 * @param format as addresses end: {@code png}, {@code jpg}, {@code gif} or {@code webp}
 * @param width in pixels, as it is shown
 * @param height in pixels, as it is shown
 */
record ImageHeader(String format, int width, int height) {
    private static final long PNG = 0x8950_4e47_0d0a_1a0aL;
    private static final int PNG_SIZE = 16;
    private static final int LONGEST_SIDE = 20_000;

    /** The header, if it is one of an image that is taken. */
    static Optional<ImageHeader> of(byte[] bytes) {
        try {
            return read(ByteBuffer.wrap(bytes)).filter(ImageHeader::plausible);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // It ends before its header does.
            return Optional.empty();
        }
    }

    private static Optional<ImageHeader> read(ByteBuffer image) {
        if (image.getLong(0) == PNG && ascii(image, 12).equals("IHDR")) {
            return Optional.of(new ImageHeader("png", image.getInt(PNG_SIZE), image.getInt(PNG_SIZE + 4)));
        }
        if (ascii(image, 0).equals("GIF8")) {
            ByteBuffer little = image.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            return Optional.of(new ImageHeader(
                    "gif", Short.toUnsignedInt(little.getShort(6)), Short.toUnsignedInt(little.getShort(8))));
        }
        if (ascii(image, 0).equals("RIFF") && ascii(image, 8).equals("WEBP")) {
            return WebpHeader.read(image.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        }
        return JpegHeader.read(image);
    }

    private boolean plausible() {
        return width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
    }

    static String ascii(ByteBuffer image, int at) {
        byte[] four = new byte[4];
        image.get(at, four);
        return new String(four, StandardCharsets.US_ASCII);
    }
}
