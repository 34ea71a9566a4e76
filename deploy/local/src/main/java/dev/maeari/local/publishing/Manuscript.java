package dev.maeari.local.publishing;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Markdown file as its author wrote it.
 *
 * @param slug given, or made of the file's name, so that publishing again changes the article instead of making another
 * @param cover a file beside this one, or an address; null if there is none
 * @param coverLine where it stands
 * @param body Markdown
 * @param bodyLine the line of the file where the body begins, from 1
 */
record Manuscript(
        Path file,
        String title,
        String slug,
        @Nullable String summary,
        @Nullable String category,
        List<String> tags,
        @Nullable String language,
        @Nullable String cover,
        int coverLine,
        String body,
        int bodyLine) {}
