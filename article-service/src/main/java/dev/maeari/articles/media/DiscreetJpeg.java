package dev.maeari.articles.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JPEG: segments, each behind a marker, and the compressed scans between them.
 *
 * <pre>
 * SOI · [APPn | COM | DQT | SOF | DHT | …] · SOS scan · [… SOS scan] · EOI · (what hangs on)
 * </pre>
 */
final class DiscreetJpeg {
    private static final int MARKER = 0xff;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    /** The last two are the thumbnail's width and height. */
    private static final int JFIF_BYTES = 14;

    private DiscreetJpeg() {}

    static void copy(ByteBuffer in, ByteArrayOutputStream out) {
        out.writeBytes(new byte[] {(byte) MARKER, (byte) START_OF_IMAGE});
        in.position(2);
        Integer orientation = null;
        while (in.hasRemaining()) {
            int marker = marker(in);
            if (marker == END_OF_IMAGE) {
                out.writeBytes(new byte[] {(byte) MARKER, (byte) END_OF_IMAGE});
                return;
            }
            byte[] data = Discreet.take(in, Short.toUnsignedInt(in.getShort()) - 2);
            if (marker == APP1 && orientation == null) {
                orientation = Exif.ofSegment(ByteBuffer.wrap(data));
                if (orientation != null && orientation != Exif.UPRIGHT) {
                    segment(out, APP1, turned(orientation));
                }
            } else if (belongs(marker, data)) {
                segment(out, marker, marker == APP0 ? withoutThumbnail(data) : data);
            }
            if (marker == START_OF_SCAN) {
                scan(in, out);
            }
        }
    }

    /** What decides how the picture looks: JFIF without its thumbnail, the colour profile, Adobe's colour transform. */
    private static boolean belongs(int marker, byte[] data) {
        return switch (marker) {
            case APP0 -> starts(data, "JFIF\0");
            case APP2 -> starts(data, "ICC_PROFILE\0");
            case APP14 -> starts(data, "Adobe");
            default -> (marker < APP0 || marker > APP15) && marker != COMMENT;
        };
    }

    private static int marker(ByteBuffer in) {
        if ((in.get() & 0xff) != MARKER) {
            throw new IllegalArgumentException("a marker was expected");
        }
        int marker = in.get() & 0xff;
        while (marker == MARKER) {
            marker = in.get() & 0xff;
        }
        return marker;
    }

    /** Compressed data; in it, 0xff is followed by zero or a restart marker. Of a file cut off here, as much as there is. */
    private static void scan(ByteBuffer in, ByteArrayOutputStream out) {
        int from = in.position();
        while (in.remaining() > 1) {
            int here = in.get(in.position()) & 0xff;
            int next = in.get(in.position() + 1) & 0xff;
            if (here == MARKER && next != 0 && next != MARKER && (next < FIRST_RESTART || next > LAST_RESTART)) {
                break;
            }
            in.get();
        }
        if (in.remaining() == 1) {
            in.get();
        }
        int length = in.position() - from;
        in.position(from);
        out.writeBytes(Discreet.take(in, length));
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] data) {
        int length = data.length + 2;
        out.writeBytes(new byte[] {(byte) MARKER, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(data);
    }

    /** A small picture of the picture may show what was cut off the large one. */
    private static byte[] withoutThumbnail(byte[] jfif) {
        byte[] header = Arrays.copyOf(jfif, JFIF_BYTES);
        header[JFIF_BYTES - 2] = 0;
        header[JFIF_BYTES - 1] = 0;
        return header;
    }

    private static byte[] turned(int orientation) {
        byte[] tiff = Exif.saying(orientation);
        return ByteBuffer.allocate(Exif.INTRODUCTION.length() + tiff.length)
                .put(Exif.INTRODUCTION.getBytes(StandardCharsets.US_ASCII))
                .put(tiff)
                .array();
    }

    private static boolean starts(byte[] data, String text) {
        return data.length >= text.length()
                && new String(data, 0, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }
}
