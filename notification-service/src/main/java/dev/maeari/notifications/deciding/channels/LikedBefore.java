package dev.maeari.notifications.deciding.channels;

import dev.maeari.events.ArticleId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Articles whose first like is known to have been told, or held: it spares the database a look at every further like. Forgetting
 * one costs that look and nothing else. Used by one channel, one record at a time.
 */
final class LikedBefore {
    private static final int MOST = 100_000;

    private final Map<ArticleId, Boolean> articles = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ArticleId, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean contains(ArticleId article) {
        return articles.get(article) != null;
    }

    synchronized void add(ArticleId article) {
        articles.put(article, true);
    }
}
