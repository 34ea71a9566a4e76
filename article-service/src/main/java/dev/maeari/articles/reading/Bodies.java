package dev.maeari.articles.reading;

import dev.maeari.articles.PublishedArticle;
import dev.maeari.articles.Rendering;
import dev.maeari.events.ArticleId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** The HTML of articles, made once for each revision that is being read. */
@ApplicationScoped
class Bodies {
    private static final int REMEMBERED = 200;
    private static final float LOAD = 0.75f;

    private final Rendering rendering;
    private final Map<Key, String> recent = new LinkedHashMap<>(REMEMBERED, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    Bodies(Rendering rendering) {
        this.rendering = rendering;
    }

    /** The article's text as safe HTML. */
    String html(PublishedArticle article) {
        Key key = new Key(article.id(), article.revision());
        synchronized (recent) {
            String known = recent.get(key);
            if (known != null) {
                return known;
            }
        }
        String html = rendering.html(article.body());
        synchronized (recent) {
            recent.put(key, html);
        }
        return html;
    }

    private record Key(ArticleId id, long revision) {}
}
