package dev.maeari.articles.reading;

import dev.maeari.articles.PublishedArticle;
import dev.maeari.events.ArticleId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What is made of articles' Markdown, once for each revision; of many, those that were not asked for longest are dropped. */
final class MadeTexts {
    private static final float LOAD = 0.75f;

    private final Function<String, String> make;
    private final Map<Key, String> recent;

    /**
     * None yet.
     *
     * @param make of Markdown
     * @param most how many are remembered
     */
    MadeTexts(Function<String, String> make, int most) {
        this.make = make;
        this.recent = new LinkedHashMap<>(most, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
                return size() > most;
            }
        };
    }

    String of(PublishedArticle article) {
        Key key = new Key(article.id(), article.revision());
        synchronized (recent) {
            String known = recent.get(key);
            if (known != null) {
                return known;
            }
        }
        String made = make.apply(article.body());
        synchronized (recent) {
            recent.put(key, made);
        }
        return made;
    }

    private record Key(ArticleId id, long revision) {}
}
