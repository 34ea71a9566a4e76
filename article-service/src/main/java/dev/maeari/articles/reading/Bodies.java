package dev.maeari.articles.reading;

import dev.maeari.articles.PublishedArticle;
import dev.maeari.articles.Rendering;
import jakarta.enterprise.context.ApplicationScoped;

/** The HTML of articles, made once for each revision that is being read. */
@ApplicationScoped
class Bodies {
    private static final int REMEMBERED = 200;

    private final MadeTexts made;

    Bodies(Rendering rendering) {
        this.made = new MadeTexts(rendering::html, REMEMBERED);
    }

    /** The article's text as safe HTML. */
    String html(PublishedArticle article) {
        return made.of(article);
    }
}
