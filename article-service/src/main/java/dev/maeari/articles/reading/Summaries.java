package dev.maeari.articles.reading;

import dev.maeari.articles.PublishedArticle;
import dev.maeari.articles.Rendering;
import jakarta.enterprise.context.ApplicationScoped;

/** What lists and feeds say of articles; where the author wrote no summary, it is made once for each revision. */
@ApplicationScoped
class Summaries {
    private static final int REMEMBERED = 2_000;

    private final MadeTexts made;

    Summaries(Rendering rendering) {
        this.made = new MadeTexts(rendering::summary, REMEMBERED);
    }

    /** Plain text; empty if there is nothing to say. */
    String of(PublishedArticle article) {
        return article.summary().isEmpty() ? made.of(article) : article.summary();
    }
}
