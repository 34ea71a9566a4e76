package dev.maeari.local.publishing;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/** The slug that a file's name makes: {@code 2026-05-01-메아리 이야기.md} is {@code 메아리-이야기}. */
final class FileSlug {
    private FileSlug() {}

    static String of(Path file) {
        String name = name(file);
        if (name.equalsIgnoreCase("index")) {
            Path folder = file.toAbsolutePath().getParent();
            name = folder == null ? name : name(folder);
        }
        // macOS hands out Hangul in pieces.
        String slug = Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^\\d{4}-\\d{2}-\\d{2}-", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "article" : slug;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).replaceFirst("(?i)\\.(md|markdown)$", "");
    }
}
