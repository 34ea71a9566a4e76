package dev.maeari.articles.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {
    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(Images.of("png", 640, 480), new ImageHeader("png", 640, 480)),
                Arguments.of(Images.of("gif", 20, 30), new ImageHeader("gif", 20, 30)),
                Arguments.of(Images.of("jpg", 33, 44), new ImageHeader("jpg", 33, 44)),
                Arguments.of(Images.turned(Images.of("jpg", 33, 44)), new ImageHeader("jpg", 44, 33)),
                Arguments.of(Images.webpLossy(), new ImageHeader("webp", 550, 368)),
                Arguments.of(Images.webpLossless(), new ImageHeader("webp", 3, 2)),
                Arguments.of(Images.webpExtended(), new ImageHeader("webp", 400, 300)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_image_says_what_it_is_and_how_large(byte[] bytes, ImageHeader expected) {
        // Given
        // When
        var header = ImageHeader.of(bytes);
        // Then
        assertThat(header).contains(expected);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_image_that_ends_before_its_header_is_none(byte[] bytes) {
        // Given
        byte[] cut = Arrays.copyOf(bytes, 9);
        // When
        var header = ImageHeader.of(cut);
        // Then
        assertThat(header).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><svg/>",
                "GIF",
                "BM0000000000000000000000",
                "<!DOCTYPE html><script>alert(1)</script>",
                "%PDF-1.7 0000000000000000000",
                "RIFF0000WAVEfmt 00000000000000"
            })
    void anything_else_is_no_image(String text) {
        // Given
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // When
        var header = ImageHeader.of(bytes);
        // Then
        assertThat(header).isEmpty();
    }

    @Test
    void a_large_file_that_points_to_itself_over_and_over_is_read_at_once() {
        // Given
        byte[] pointing = Images.pointing(Images.of("jpg", 33, 44), ImageUploads.MAX_BYTES);
        // When
        var header = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> ImageHeader.of(pointing));
        // Then
        assertThat(header).contains(new ImageHeader("jpg", 33, 44));
    }

    @Test
    void the_first_orientation_is_the_one_that_stays() {
        // Given
        byte[] twice = Images.turned(Images.upright(Images.of("jpg", 33, 44)));
        byte[] uprightFirst = Images.upright(Images.turned(Images.of("jpg", 33, 44)));
        // When
        var turned = ImageHeader.of(twice);
        var upright = ImageHeader.of(uprightFirst);
        // Then
        assertThat(turned).contains(new ImageHeader("jpg", 44, 33));
        assertThat(upright).contains(new ImageHeader("jpg", 33, 44));
        assertThat(Discreet.of(turned.get(), twice).flatMap(ImageHeader::of)).isEqualTo(turned);
        assertThat(Discreet.of(upright.get(), uprightFirst).flatMap(ImageHeader::of))
                .isEqualTo(upright);
    }

    @Test
    void a_size_that_no_page_shows_is_refused() {
        // Given
        byte[] huge = Images.of("png", 10, 10);
        huge[16] = 0x7f;
        // When
        var header = ImageHeader.of(huge);
        // Then
        assertThat(header).isEmpty();
    }
}
