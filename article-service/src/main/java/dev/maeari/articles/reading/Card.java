package dev.maeari.articles.reading;

import dev.maeari.articles.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as lists show it.
 *
 * @param address its path, as it stands in links
 * @param summary empty if there is none
 * @param category empty if there is none
 * @param language of the article, BCP 47
 * @param counts views, likes and comments, in this order
 */
record Card(
        String id,
        String address,
        String title,
        String summary,
        String category,
        String language,
        String author,
        @Nullable Picture cover,
        Moment published,
        List<Count> counts) {

    /** The count of likes. */
    public Count likes() {
        return counts.get(1);
    }

    /** The count of comments. */
    public Count comments() {
        return counts.get(2);
    }
}
