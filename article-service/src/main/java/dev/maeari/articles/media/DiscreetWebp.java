package dev.maeari.articles.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** WebP: RIFF chunks of type, length and data, padded to an even length; the extended header says which there are. */
final class DiscreetWebp {
    private static final int RIFF_HEADER = 8;
    private static final int RIFF_SIZE = 4;
    private static final String HEADER = "VP8X";
    private static final String EXIF = "EXIF";
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;

    /** Chunks that decide how the picture looks; all others tell something about it. */
    private static final Set<String> LOOKS = Set.of(HEADER, "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");

    private DiscreetWebp() {}

    static void copy(ByteBuffer image, ByteArrayOutputStream out) {
        int size = image.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(RIFF_SIZE);
        ByteBuffer in = image.duplicate().order(ByteOrder.LITTLE_ENDIAN).limit(RIFF_HEADER + size);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(size);
        int orientation = orientation(in.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        byte[] riff = Discreet.take(in, RIFF_HEADER + 4);
        while (in.remaining() > 1) {
            String type = new String(Discreet.take(in, 4), StandardCharsets.US_ASCII);
            byte[] data = data(in);
            if (type.equals(HEADER)) {
                boolean turned = orientation != Exif.UPRIGHT;
                data[0] = (byte) ((data[0] & ~(HAS_XMP | HAS_EXIF)) | (turned ? HAS_EXIF : 0));
            }
            if (LOOKS.contains(type)) {
                chunk(chunks, type, data);
            } else if (type.equals(EXIF) && orientation != Exif.UPRIGHT) {
                chunk(chunks, EXIF, Exif.saying(orientation));
            }
        }
        ByteBuffer.wrap(riff).order(ByteOrder.LITTLE_ENDIAN).putInt(RIFF_SIZE, 4 + chunks.size());
        out.writeBytes(riff);
        out.writeBytes(chunks.toByteArray());
    }

    /** It stands behind the picture, but the header in front must tell of it. */
    private static int orientation(ByteBuffer in) {
        in.position(RIFF_HEADER + 4);
        while (in.remaining() > 1) {
            String type = new String(Discreet.take(in, 4), StandardCharsets.US_ASCII);
            byte[] data = data(in);
            if (type.equals(EXIF)) {
                // Some programs put JPEG's own introduction in front.
                boolean introduced = data.length > 6 && data[0] == 'E' && data[1] == 'x';
                return Exif.orientation(ByteBuffer.wrap(data), introduced ? 6 : 0);
            }
        }
        return Exif.UPRIGHT;
    }

    private static byte[] data(ByteBuffer in) {
        int length = in.getInt();
        byte[] data = Discreet.take(in, length);
        if (length % 2 == 1 && in.hasRemaining()) {
            in.get();
        }
        return data;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        out.writeBytes(ByteBuffer.allocate(8 + data.length + data.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array());
    }
}
