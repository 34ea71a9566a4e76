package dev.maeari.articles;

import java.time.Instant;

/**
 * Where an article is.
 *
 * @param slug the last part of its address
 * @param updatedAt when it was last changed
 */
public record Whereabouts(String slug, Instant updatedAt) {}
