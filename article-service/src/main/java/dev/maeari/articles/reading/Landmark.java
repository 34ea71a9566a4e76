package dev.maeari.articles.reading;

import java.time.Instant;

/**
 * An article in the sitemap.
 *
 * @param link its public address
 * @param updatedAt when it was last changed
 */
record Landmark(String link, Instant updatedAt) {}
