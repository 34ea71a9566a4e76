package dev.maeari.engagement.comments;

import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** What somebody wrote, raw: 1 to 5,000 characters (code points), lines ended by {@code \n}. */
record CommentText(String value) {
    static final int MAX = 5_000;
    private static final String FIELD = "text";

    /**
     * Checks what came in; browsers send the lines of a form ended by CRLF.
     *
     * @throws ProblemException 400, naming the field
     */
    static CommentText of(@Nullable String raw) {
        String text = raw == null ? "" : raw.replace("\r\n", "\n");
        if (text.isBlank()) {
            throw Problem.of(400, "empty-text", "Write something first.")
                    .at(FIELD)
                    .exception();
        }
        if (text.codePointCount(0, text.length()) > MAX) {
            throw Problem.of(400, "text-too-long", "At most 5,000 characters; shorten it.")
                    .at(FIELD)
                    .exception();
        }
        if (text.codePoints().anyMatch(c -> c != '\n' && c != '\t' && Characters.unprintable(c))) {
            throw Problem.invalid(FIELD, "Leave out control characters other than line breaks and tabs.")
                    .exception();
        }
        return new CommentText(text);
    }
}
