package dev.maeari.articles.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The one thing in Exif data that belongs to the picture: how it is to be turned. */
final class Exif {
    static final int UPRIGHT = 1;
    /** What stands in front of it in a JPEG file. */
    static final String INTRODUCTION = "Exif\0\0";

    private static final int ORIENTATION = 0x0112;
    private static final int LAST = 8;
    private static final int FIRST_ON_ITS_SIDE = 5;
    private static final int ENTRY_BYTES = 12;
    private static final short SHORT = 3;

    private Exif() {}

    /**
     * The orientation, 1 to 8; 1 if the data says nothing that can be understood.
     *
     * @param tiff where the TIFF header begins
     */
    static int orientation(ByteBuffer image, int tiff) {
        try {
            ByteBuffer exif = image.duplicate();
            exif.order(image.get(tiff) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff + exif.getInt(tiff + 4);
            int entries = unsigned(exif, directory);
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + ENTRY_BYTES * i;
                if (unsigned(exif, entry) == ORIENTATION) {
                    int orientation = unsigned(exif, entry + 8);
                    return orientation >= UPRIGHT && orientation <= LAST ? orientation : UPRIGHT;
                }
            }
        } catch (IndexOutOfBoundsException e) {
            // It points out of itself; viewers show such a picture as it lies.
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    /**
     * The orientation that a segment of a JPEG file says; null if it is of another kind. Only the first segment that has
     * one counts, as viewers see it; a file can hold hundreds of thousands.
     *
     * @param segment the segment's own bytes alone, so that it can't point to what is read again for each of them
     */
    static @Nullable Integer ofSegment(ByteBuffer segment) {
        int length = INTRODUCTION.length();
        if (segment.limit() < length) {
            return null;
        }
        byte[] beginning = new byte[length];
        segment.get(0, beginning);
        return new String(beginning, StandardCharsets.ISO_8859_1).equals(INTRODUCTION)
                ? orientation(segment, length)
                : null;
    }

    /** Whether width and height change places. */
    static boolean onItsSide(int orientation) {
        return orientation >= FIRST_ON_ITS_SIDE;
    }

    /** Exif data, from the TIFF header on, that says this and nothing else. */
    static byte[] saying(int orientation) {
        return ByteBuffer.allocate(26)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort(SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    private static int unsigned(ByteBuffer image, int at) {
        return Short.toUnsignedInt(image.getShort(at));
    }
}
