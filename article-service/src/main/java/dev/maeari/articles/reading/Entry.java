package dev.maeari.articles.reading;

import dev.maeari.articles.PublishedArticle;

/**
 * An article in a feed.
 *
 * @param link its public address
 * @param published as feeds write it (RFC 1123)
 */
record Entry(PublishedArticle article, String link, String summary, String published) {}
