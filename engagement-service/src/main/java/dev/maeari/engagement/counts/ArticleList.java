package dev.maeari.engagement.counts;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The articles that a request names by {@code ?article=…&article=…}. */
final class ArticleList {
    private static final String FIELD = "article";
    private static final int MAX = 100;

    private ArticleList() {}

    /**
     * Each once, in their order.
     *
     * @throws dev.maeari.web.ProblemException 400 that names the field
     */
    static Set<ArticleId> parse(List<String> articles) {
        if (articles.isEmpty()) {
            throw Problem.invalid(FIELD, "article is missing").exception();
        }
        if (articles.size() > MAX) {
            throw Problem.invalid(FIELD, "at most " + MAX + " articles at once").exception();
        }
        Set<ArticleId> ids = new LinkedHashSet<>();
        articles.forEach(article -> ids.add(ArticleIds.parse(FIELD, article)));
        return ids;
    }
}
