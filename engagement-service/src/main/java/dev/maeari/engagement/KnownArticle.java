package dev.maeari.engagement;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.events.ArticleId;
import java.net.URLEncoder;

/**
 * What the engagement service knows of an article that can be read.
 *
 * @param slug the last part of its address
 * @param authorSubject the author's subject at the sign-in provider
 * @param language BCP 47
 */
public record KnownArticle(ArticleId id, String slug, String authorSubject, String language) {
    /** The path of its page. */
    public String path() {
        return "/articles/" + URLEncoder.encode(slug, UTF_8).replace("+", "%20");
    }
}
