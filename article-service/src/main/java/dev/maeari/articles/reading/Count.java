package dev.maeari.articles.reading;

import dev.maeari.articles.ArticleCounts;
import dev.maeari.articles.ElementTexts;
import dev.maeari.articles.Language;
import java.util.List;

/**
 * A number of an article as a page shows it.
 *
 * @param kind the counter's name
 * @param version the point of the log that the number reflects
 * @param text in words, such as {@code 2283 views}
 * @param digits without the words
 */
record Count(String kind, long value, String version, String text, String digits) {

    static List<Count> of(ArticleCounts counts, ElementTexts texts, Language language) {
        return List.of(
                of("views", counts.views(), counts, texts, language),
                of("likes", counts.likes(), counts, texts, language),
                of("comments", counts.comments(), counts, texts, language));
    }

    private static Count of(String kind, long value, ArticleCounts counts, ElementTexts texts, Language language) {
        return new Count(
                kind,
                value,
                counts.version(kind).toString(),
                texts.count(language, kind, value),
                texts.digits(language, value));
    }
}
