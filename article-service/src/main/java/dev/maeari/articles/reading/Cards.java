package dev.maeari.articles.reading;

import dev.maeari.articles.ArticleCounts;
import dev.maeari.articles.Counters;
import dev.maeari.articles.ElementTexts;
import dev.maeari.articles.Page;
import dev.maeari.articles.Pictures;
import dev.maeari.articles.PublishedArticle;
import dev.maeari.events.ArticleId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Makes cards of articles, with the numbers of all of them read at once. */
@ApplicationScoped
class Cards {
    private final Counters counters;
    private final Pictures pictures;
    private final Summaries summaries;
    private final ElementTexts texts;

    Cards(Counters counters, Pictures pictures, Summaries summaries, ElementTexts texts) {
        this.counters = counters;
        this.pictures = pictures;
        this.summaries = summaries;
        this.texts = texts;
    }

    List<Card> of(List<PublishedArticle> articles, Page page) {
        Map<ArticleId, ArticleCounts> counts =
                counters.of(articles.stream().map(PublishedArticle::id).toList());
        return articles.stream()
                .map(article -> card(article, counts.getOrDefault(article.id(), ArticleCounts.NONE), page))
                .toList();
    }

    private Card card(PublishedArticle article, ArticleCounts counts, Page page) {
        return new Card(
                article.id().toString(),
                Address.of(article),
                article.title(),
                summaries.of(article),
                article.category(),
                article.language(),
                article.authorName(),
                article.cover() == null ? null : pictures.find(article.cover()).orElse(null),
                Moment.of(
                        article.publishedAt(),
                        page.site().zone(),
                        page.language().locale()),
                Count.of(counts, texts, page.language()));
    }
}
