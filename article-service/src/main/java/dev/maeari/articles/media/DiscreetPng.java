package dev.maeari.articles.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** PNG: a signature and chunks of length, type, data and check sum, up to the one that ends it. */
final class DiscreetPng {
    private static final int SIGNATURE_BYTES = 8;
    private static final String EXIF = "eXIf";
    private static final String END = "IEND";

    /** Chunks that decide how the picture looks, animations included; all others tell something about it. */
    private static final Set<String> LOOKS = Set.of(
            "IHDR", "PLTE", "IDAT", END, "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD",
            "hIST", "sPLT", "pHYs", "acTL", "fcTL", "fdAT");

    private DiscreetPng() {}

    static void copy(ByteBuffer in, ByteArrayOutputStream out) {
        out.writeBytes(Discreet.take(in, SIGNATURE_BYTES));
        String type = "";
        while (!type.equals(END)) {
            int length = in.getInt();
            type = new String(Discreet.take(in, 4), StandardCharsets.US_ASCII);
            byte[] data = Discreet.take(in, length);
            int check = in.getInt();
            if (LOOKS.contains(type)) {
                chunk(out, type, data, check);
            } else if (type.equals(EXIF)) {
                int orientation = Exif.orientation(ByteBuffer.wrap(data), 0);
                if (orientation != Exif.UPRIGHT) {
                    byte[] exif = Exif.saying(orientation);
                    chunk(out, EXIF, exif, check(EXIF, exif));
                }
            }
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int check) {
        out.writeBytes(ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt(check)
                .array());
    }

    private static int check(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        return (int) sum.getValue();
    }
}
