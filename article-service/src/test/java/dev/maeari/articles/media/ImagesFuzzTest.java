package dev.maeari.articles.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Files that begin as images do and go on as they like: they are refused, or taken as what they are, and nothing fails. */
class ImagesFuzzTest {
    private static final List<byte[]> WHOLE = List.of(
            Images.of("png", 20, 30),
            Images.of("gif", 20, 30),
            Images.turned(Images.of("jpg", 20, 30)),
            Photographs.jpeg(Images.of("jpg", 20, 30)),
            Photographs.png(Images.of("png", 20, 30)),
            Photographs.webp(),
            Images.webpLossy(),
            Images.webpLossless(),
            Images.webpExtended());
    private static final int LONGEST_SIDE = 20_000;

    @Property(tries = 3000, seed = "20261130")
    void bytes_of_an_image_that_were_changed_anywhere(
            @ForAll @IntRange(max = 8) int which,
            @ForAll @Size(max = 6) List<@IntRange(max = 4000) Integer> places,
            @ForAll byte[] written) {
        // Given
        byte[] image = WHOLE.get(which).clone();
        for (int i = 0; i < Math.min(places.size(), written.length); i++) {
            image[places.get(i) % image.length] = written[i];
        }
        // When, Then
        isSound(image);
    }

    @Property(tries = 1000, seed = "20261130")
    void an_image_that_ends_too_early_or_goes_on(
            @ForAll @IntRange(max = 8) int which, @ForAll @IntRange(max = 5000) int length, @ForAll byte[] after) {
        // Given
        byte[] image = Arrays.copyOf(WHOLE.get(which), length + after.length);
        System.arraycopy(after, 0, image, length, after.length);
        // When, Then
        isSound(image);
    }

    @Property(tries = 1000, seed = "20261130")
    void any_bytes(@ForAll byte[] bytes) {
        isSound(bytes);
    }

    private static void isSound(byte[] image) {
        Optional<ImageHeader> header = ImageHeader.of(image);
        header.ifPresent(one -> {
            assertThat(one.width()).isBetween(1, LONGEST_SIDE);
            assertThat(one.height()).isBetween(1, LONGEST_SIDE);
            assertThat(Discreet.of(one, image))
                    .satisfiesAnyOf(
                            refused -> assertThat(refused).isEmpty(),
                            kept -> assertThat(kept.orElseThrow()).hasSizeLessThanOrEqualTo(image.length + 64));
        });
    }
}
