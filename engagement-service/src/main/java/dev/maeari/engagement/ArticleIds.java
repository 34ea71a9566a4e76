package dev.maeari.engagement;

import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import org.jspecify.annotations.Nullable;

/** Article ids as requests write them. */
public final class ArticleIds {
    private ArticleIds() {}

    /**
     * Reads an id from the field {@code articleId}, or the part of the path that stands for it.
     *
     * @throws dev.maeari.web.ProblemException 400 that names the field
     */
    public static ArticleId parse(@Nullable String text) {
        return parse("articleId", text);
    }

    /**
     * Reads an id from a field.
     *
     * @throws dev.maeari.web.ProblemException 400 that names the field
     */
    public static ArticleId parse(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw Problem.invalid(field, field + " is missing").exception();
        }
        try {
            return ArticleId.of(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, field + " must be a UUID of 36 characters")
                    .exception();
        }
    }
}
