package dev.maeari.engagement;

import dev.maeari.events.ArticleId;

/**
 * What the engagement service knows of an article that can be read.
 *
 * @param slug the last part of its address
 * @param authorSubject the author's subject at the sign-in provider
 * @param language BCP 47
 */
public record KnownArticle(ArticleId id, String slug, String authorSubject, String language) {}
