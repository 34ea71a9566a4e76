package dev.maeari.engagement.comments;

import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a moderator decides about a comment. */
enum Decision {
    HIDE,
    SHOW;

    /**
     * Reads the word in the request.
     *
     * @throws ProblemException 400 for any other
     */
    static Decision of(@Nullable String word) {
        return switch (String.valueOf(word)) {
            case "hide" -> HIDE;
            case "show" -> SHOW;
            default ->
                throw Problem.invalid("decision", "decision is \"hide\" or \"show\".")
                        .exception();
        };
    }
}
