package dev.maeari.articles.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Images as others make them. */
final class Images {
    private Images() {}

    static byte[] of(String format, int width, int height) {
        return of(format, width, height, 0);
    }

    static byte[] of(String format, int width, int height, int colour) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, colour);
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** With an Exif segment in front that says: turned by a quarter. */
    static byte[] turned(byte[] jpeg) {
        return oriented(jpeg, 6);
    }

    /** With an Exif segment in front that says: as it lies. */
    static byte[] upright(byte[] jpeg) {
        return oriented(jpeg, 1);
    }

    private static byte[] oriented(byte[] jpeg, int orientation) {
        byte[] exif = HexFormat.of()
                .parseHex(
                        "ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "01120003000000010000000000000000");
        exif[29] = (byte) orientation;
        byte[] oriented = Arrays.copyOf(jpeg, jpeg.length + exif.length);
        System.arraycopy(exif, 0, oriented, 2, exif.length);
        System.arraycopy(jpeg, 2, oriented, 2 + exif.length, jpeg.length - 2);
        return oriented;
    }

    /** Of a valid size, with hundreds of thousands of Exif segments that all point to one large directory behind the end. */
    static byte[] pointing(byte[] jpeg, int bytes) {
        int entries = 0xffff;
        int directory = bytes - 2 - 12 * entries;
        ByteBuffer image = ByteBuffer.allocate(bytes).put(jpeg, 0, 2);
        while (image.position() < directory - jpeg.length - 18) {
            int tiff = image.position() + 10;
            image.putShort((short) 0xffe1).putShort((short) 16).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
            image.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(directory - tiff);
        }
        image.put(jpeg, 2, jpeg.length - 2).putShort(directory, (short) entries);
        return image.array();
    }

    /** 550 × 368, lossy. */
    static byte[] webpLossy() {
        return webp("VP8 ", "300100" + "9d012a" + "2602" + "7001" + "0000");
    }

    /** 3 × 2, lossless. */
    static byte[] webpLossless() {
        int bits = (3 - 1) | (2 - 1) << 14;
        byte[] little = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bits)
                .array();
        return webp("VP8L", "2f" + HexFormat.of().formatHex(little) + "00");
    }

    /** 400 × 300, extended. */
    static byte[] webpExtended() {
        return webp("VP8X", "10000000" + "8f0100" + "2b0100");
    }

    private static byte[] webp(String chunk, String hex) {
        byte[] data = HexFormat.of().parseHex(hex);
        return ByteBuffer.allocate(20 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(12 + data.length)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(chunk.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }
}
