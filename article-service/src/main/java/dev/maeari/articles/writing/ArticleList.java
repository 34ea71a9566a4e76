package dev.maeari.articles.writing;

import dev.maeari.articles.ArticleAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, of articles without their bodies.
 *
 * @param next where it goes on, for {@code after=}; null at the end
 */
record ArticleList(List<ArticleAnswer> items, @Nullable String next) {

    /** Of what was read with one more than the limit, which tells whether the list goes on. */
    static ArticleList of(List<ArticleAnswer> read, int limit) {
        if (read.size() <= limit) {
            return new ArticleList(read, null);
        }
        return new ArticleList(
                List.copyOf(read.subList(0, limit)), read.get(limit - 1).id().toString());
    }
}
