package dev.maeari.articles.media;

import static dev.maeari.articles.media.Photographs.PROFILE;
import static dev.maeari.articles.media.Photographs.SECRET;
import static dev.maeari.articles.media.Photographs.tells;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiscreetTest {
    private static final String LATITUDE = "25000000" + "01000000" + "21000000" + "01000000";

    static Stream<byte[]> photographs() {
        return Stream.of(
                Photographs.jpeg(Images.of("jpg", 33, 44, 0x4080c0)),
                Photographs.jpeg(progressive()),
                Photographs.png(Images.of("png", 33, 44, 0x4080c0)),
                Photographs.webp());
    }

    static Stream<byte[]> plain() {
        return Stream.of(
                Images.of("png", 20, 30, 7),
                Images.of("jpg", 20, 30, 7),
                progressive(),
                Images.of("gif", 20, 30, 7),
                Images.webpLossy(),
                Images.webpLossless(),
                Images.webpExtended());
    }

    @ParameterizedTest
    @MethodSource("photographs")
    void a_photograph_tells_neither_where_nor_who(byte[] photograph) {
        // Given
        assertThat(tells(photograph, SECRET)).isTrue();
        assertThat(HexFormat.of().formatHex(photograph)).contains(LATITUDE);
        // When
        byte[] discreet = discreet(photograph);
        // Then
        assertThat(tells(discreet, SECRET)).isFalse();
        assertThat(HexFormat.of().formatHex(discreet)).doesNotContain(LATITUDE);
    }

    @ParameterizedTest
    @MethodSource("photographs")
    void it_keeps_its_colours_and_which_side_is_up(byte[] photograph) {
        // When
        byte[] discreet = discreet(photograph);
        // Then
        assertThat(tells(discreet, PROFILE)).isTrue();
        assertThat(HexFormat.of().formatHex(discreet)).contains(HexFormat.of().formatHex(Exif.saying(6)));
        assertThat(ImageHeader.of(discreet)).isEqualTo(ImageHeader.of(photograph));
    }

    @ParameterizedTest
    @MethodSource("photographs")
    void its_pixels_are_the_same(byte[] photograph) throws IOException {
        // When
        BufferedImage before = ImageIO.read(new ByteArrayInputStream(photograph));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(discreet(photograph)));
        // Then
        if (before == null) {
            // The JDK reads no WebP; its data is the same.
            assertThat(tells(discreet(photograph), "VP8L\5\0\0\0\57\1\2\3\4")).isTrue();
        } else {
            assertThat(pixels(after)).isEqualTo(pixels(before));
        }
    }

    @ParameterizedTest
    @MethodSource("plain")
    void what_tells_nothing_stays_as_it_is(byte[] image) {
        assertThat(discreet(image)).isEqualTo(image);
    }

    @ParameterizedTest
    @MethodSource("photographs")
    void once_is_enough(byte[] photograph) {
        // Given
        byte[] discreet = discreet(photograph);
        // When
        byte[] twice = discreet(discreet);
        // Then
        assertThat(twice).isEqualTo(discreet);
    }

    @ParameterizedTest
    @MethodSource("photographs")
    void wherever_it_is_cut_off_it_tells_nothing(byte[] photograph) {
        ImageHeader header = ImageHeader.of(photograph).orElseThrow();
        for (int length = 0; length < photograph.length; length++) {
            byte[] cut = Arrays.copyOf(photograph, length);
            assertThat(Discreet.of(header, cut).filter(bytes -> tells(bytes, SECRET)))
                    .as("%d of %d bytes", length, photograph.length)
                    .isEmpty();
        }
    }

    @Test
    void the_header_of_a_webp_announces_what_is_there() {
        // When
        ByteBuffer webp = ByteBuffer.wrap(discreet(Photographs.webp())).order(ByteOrder.LITTLE_ENDIAN);
        // Then
        assertThat(webp.getInt(4)).isEqualTo(webp.limit() - 8);
        assertThat(webp.get(20)).isEqualTo((byte) 0x28);
    }

    private static byte[] discreet(byte[] image) {
        return Discreet.of(ImageHeader.of(image).orElseThrow(), image).orElseThrow();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** Several scans with tables between them. */
    private static byte[] progressive() {
        BufferedImage image = new BufferedImage(33, 44, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 33; i++) {
            image.setRGB(i, i, 0xff00ff + i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        writer.dispose();
        return bytes.toByteArray();
    }
}
