package dev.maeari.articles.reading;

import dev.maeari.articles.PublishedArticle;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where articles are found. */
final class Address {
    private Address() {}

    /** The article's path, encoded as in a link. */
    static String of(PublishedArticle article) {
        return ofSlug(article.slug());
    }

    /** The path of the article of that slug, encoded as in a link. */
    static String ofSlug(String slug) {
        return "/articles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
