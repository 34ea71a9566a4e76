package dev.maeari.local.publishing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Markdown file as its author wrote it.
 *
 * @param slug given, or made of the file's name, so that publishing again changes the article instead of making another
 * @param cover a file beside this one, or an address; null if there is none
 * @param coverLine where it stands
 * @param carriedOver by counter, what the article's numbers were at the place that it comes from
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
        Map<String, Long> carriedOver,
        String body,
        int bodyLine) {}
