package dev.maeari.articles.reading;

import dev.maeari.articles.Articles;
import dev.maeari.articles.Page;
import dev.maeari.articles.PublishedArticle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Makes an article's page of it. */
@ApplicationScoped
class Stories {
    private static final int MORE = 3;

    private final Articles articles;
    private final Cards cards;
    private final Bodies bodies;
    private final JsonLd jsonLd;

    Stories(Articles articles, Cards cards, Bodies bodies, JsonLd jsonLd) {
        this.articles = articles;
        this.cards = cards;
        this.bodies = bodies;
        this.jsonLd = jsonLd;
    }

    Story of(PublishedArticle article, Page page) {
        List<PublishedArticle> others = articles.newest(MORE + 1, null).stream()
                .filter(other -> !other.id().equals(article.id()))
                .limit(MORE)
                .toList();
        List<Card> all =
                cards.of(Stream.concat(Stream.of(article), others.stream()).toList(), page);
        Card card = all.getFirst();
        return new Story(
                card,
                bodies.html(article),
                article.tags(),
                Moment.of(
                        article.updatedAt(), page.site().zone(), page.language().locale()),
                jsonLd.of(article, card, page),
                all.subList(1, all.size()));
    }
}
