package dev.maeari.articles;

import dev.maeari.events.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for, newest first; what is null does not matter.
 *
 * @param handle of the author
 * @param mine only those that the viewer may change
 * @param after continue behind this one
 */
public record ArticleQuery(
        @Nullable String status,
        @Nullable String category,
        @Nullable String tag,
        @Nullable String handle,
        @Nullable String slug,
        boolean mine,
        @Nullable ArticleId after,
        int limit) {}
