package dev.maeari.local.publishing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of pictures that can be published, by the ends of their files' names. */
final class MediaTypes {
    private static final Map<String, String> BY_ENDING = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp");

    private MediaTypes() {}

    static Optional<String> of(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_ENDING.get(ending));
    }
}
