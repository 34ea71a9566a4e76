package dev.maeari.articles.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Pictures as telephones and programs make them: with all that they tell beside the picture. */
final class Photographs {
    /** Stands wherever something is told. */
    static final String SECRET = "37.5665N 126.978E, 2026-11-24, Canon of Robin Reader";
    /** Stands in the colour profile. */
    static final String PROFILE = "not a real profile, but kept as one";

    private static final int FILLED = 24;

    private Photographs() {}

    /** In Seoul, taken with the telephone on its side (orientation 6): Exif with GPS, XMP, IPTC, a comment, a second one. */
    static byte[] jpeg(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xe1, join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(6)));
        segment(out, 0xe1, text("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET));
        segment(out, 0xe2, text("ICC_PROFILE\0\1\1" + PROFILE));
        segment(out, 0xe2, text("MPF\0" + SECRET));
        segment(out, 0xe0, text("JFXX\0" + SECRET));
        segment(out, 0xed, text("Photoshop 3.0\0" + SECRET));
        segment(out, 0xfe, text(SECRET));
        out.write(plain, 2, plain.length - 2);
        out.writeBytes(text(SECRET));
        return out.toByteArray();
    }

    static byte[] png(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int behindHeader = 8 + 25;
        out.write(plain, 0, behindHeader);
        chunk(out, "iCCP", join(text("p\0\0"), deflated(PROFILE)));
        chunk(out, "eXIf", exif(6));
        chunk(out, "tEXt", text("Comment\0" + SECRET));
        chunk(out, "iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + SECRET));
        chunk(out, "prIv", text(SECRET));
        out.write(plain, behindHeader, plain.length - behindHeader);
        out.writeBytes(text(SECRET));
        return out.toByteArray();
    }

    static byte[] webp() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // A profile, Exif and XMP are announced; 400 × 300.
        riff(out, "VP8X", new byte[] {0x2c, 0, 0, 0, (byte) 0x8f, 1, 0, 0x2b, 1, 0});
        riff(out, "ICCP", text(PROFILE));
        riff(out, "VP8L", new byte[] {0x2f, 1, 2, 3, 4});
        riff(out, "EXIF", exif(6));
        riff(out, "XMP ", text(SECRET));
        riff(out, "priv", text(SECRET));
        byte[] chunks = out.toByteArray();
        byte[] head = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text("RIFF"))
                .putInt(4 + chunks.length)
                .put(text("WEBP"))
                .array();
        return join(join(head, chunks), text(SECRET));
    }

    static boolean tells(byte[] image, String text) {
        return new String(image, StandardCharsets.ISO_8859_1).contains(text);
    }

    /** TIFF: the orientation, the place, and the model of the camera. */
    private static byte[] exif(int orientation) {
        byte[] model = text(SECRET + "\0");
        int gps = 8 + 2 + 3 * 12 + 4;
        int latitude = gps + 2 + 2 * 12 + 4;
        int modelAt = latitude + FILLED;
        ByteBuffer tiff = ByteBuffer.allocate(modelAt + model.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(text("II")).putShort((short) 42).putInt(8).putShort((short) 3);
        entry(tiff, 0x0110, 2, model.length, modelAt);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0).putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N');
        entry(tiff, 2, 5, 3, latitude);
        tiff.putInt(0);
        for (int part : new int[] {37, 33, 59}) {
            tiff.putInt(part).putInt(1);
        }
        return tiff.put(model).array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] data) {
        int length = data.length + 2;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(data);
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(text(type));
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(text(type))
                .put(data)
                .putInt((int) sum.getValue())
                .array());
    }

    private static void riff(ByteArrayOutputStream out, String type, byte[] data) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text(type))
                .putInt(data.length)
                .array());
        out.writeBytes(Arrays.copyOf(data, data.length + data.length % 2));
    }

    private static byte[] deflated(String text) {
        java.util.zip.Deflater deflater = new java.util.zip.Deflater(java.util.zip.Deflater.NO_COMPRESSION);
        deflater.setInput(text(text));
        deflater.finish();
        byte[] bytes = new byte[text.length() + FILLED];
        return Arrays.copyOf(bytes, deflater.deflate(bytes));
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
