package dev.maeari.engagement.comments;

import dev.maeari.engagement.Limit;
import dev.maeari.events.CommentId;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads what stands in addresses and forms; what can't be read is a 400 that names it. */
final class Inputs {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private Inputs() {}

    static CommentId commentId(String text) {
        return id("id", text);
    }

    /** The id in a field that may be left out; a form sends it empty. */
    static @Nullable CommentId commentId(String field, @Nullable String text) {
        return text == null || text.isEmpty() ? null : id(field, text);
    }

    static int limit(@Nullable String text) {
        return Limit.of(text, DEFAULT_LIMIT, MAX_LIMIT);
    }

    static ProblemException unknownComment() {
        return Problem.of(404, "unknown-comment", "There is no comment with this id.")
                .at("id")
                .exception();
    }

    private static CommentId id(String field, String text) {
        try {
            return CommentId.of(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, field + " must be a UUID of 36 characters")
                    .exception();
        }
    }
}
