package dev.maeari.articles.writing;

import dev.maeari.articles.Article;
import dev.maeari.articles.ArticleCounts;
import dev.maeari.articles.ElementTexts;
import dev.maeari.articles.Page;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * An article in the studio's list.
 *
 * @param changed when it was changed last, for people
 */
record Row(
        String id,
        String title,
        String language,
        String slug,
        String status,
        String changed,
        String views,
        String likes,
        String comments) {

    static Row of(Article article, ArticleCounts counts, Page page, ElementTexts texts) {
        return new Row(
                article.id().toString(),
                article.text().title(),
                article.text().language(),
                article.slug().value(),
                article.status().label(),
                time(article.updatedAt(), page),
                texts.digits(page.language(), counts.views()),
                texts.digits(page.language(), counts.likes()),
                texts.digits(page.language(), counts.comments()));
    }

    private static String time(Instant instant, Page page) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(page.language().locale())
                .format(instant.atZone(page.site().zone()));
    }
}
