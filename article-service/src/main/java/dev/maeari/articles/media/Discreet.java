package dev.maeari.articles.media;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An image without what tells about whoever made it: where and when it was taken, with which camera, who wrote what into
 * it, what hangs on behind its end. What makes the picture look as it does stays, bit by bit: pixels, colour profile,
 * orientation, animation. What is not known is taken out, so that the next way to hide a place in a picture finds no way
 * in.
 */
final class Discreet {
    private Discreet() {}

    /**
     * The image.
     *
     * @return empty if the file is not built as its format says
     */
    static Optional<byte[]> of(ImageHeader header, byte[] image) {
        ByteBuffer in = ByteBuffer.wrap(image);
        ByteArrayOutputStream out = new ByteArrayOutputStream(image.length);
        try {
            switch (header.format()) {
                case "jpg" -> DiscreetJpeg.copy(in, out);
                case "png" -> DiscreetPng.copy(in, out);
                case "webp" -> DiscreetWebp.copy(in, out);
                // A GIF comes from no camera; comments and XMP in it were written on purpose.
                default -> out.writeBytes(image);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // It ends, or turns back, in the middle of a part.
            return Optional.empty();
        }
        return Optional.of(out.toByteArray());
    }

    /** The next bytes. */
    static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }
}
