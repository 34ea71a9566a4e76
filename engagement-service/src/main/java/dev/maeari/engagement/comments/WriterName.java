package dev.maeari.engagement.comments;

import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** The name that stands over a comment: of a guest as given, of a person as the sign-in provider had it at writing. */
record WriterName(String value) {
    static final int MAX = 40;

    /**
     * The name that a guest gave.
     *
     * @param fallback for who gave none
     * @throws ProblemException 400, naming the field
     */
    static WriterName ofGuest(@Nullable String given, String fallback) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty()) {
            return new WriterName(fallback);
        }
        if (name.codePointCount(0, name.length()) > MAX || name.codePoints().anyMatch(WriterName::forbidden)) {
            throw Problem.of(400, "invalid-name", "A name has 1 to 40 characters, without control characters.")
                    .at("name")
                    .exception();
        }
        return new WriterName(name);
    }

    /**
     * The name of a person; nobody can mend it here, so what does not fit is left out.
     *
     * @param name null if the provider tells none
     * @param fallback for who has none
     */
    static WriterName ofPerson(@Nullable String name, String fallback) {
        String fitting = (name == null ? "" : name)
                .codePoints()
                .filter(c -> !forbidden(c))
                .limit(MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return new WriterName(fitting.isEmpty() ? fallback : fitting);
    }

    private static boolean forbidden(int codePoint) {
        return Characters.unprintable(codePoint)
                || Characters.turnsDirection(codePoint)
                || codePoint == '\u2028'
                || codePoint == '\u2029';
    }
}
