package dev.maeari.engagement.comments;

import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** By which a repeated request is known as one; valid within one article and one writer. */
record IdempotencyKey(String value) {
    static final String HEADER = "Idempotency-Key";
    private static final int MAX = 200;

    /**
     * The key in the header, null if there is none.
     *
     * @throws ProblemException 400 if it is not 1 to 200 visible ASCII characters
     */
    static @Nullable IdempotencyKey of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.isEmpty() || header.length() > MAX || !header.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Problem.of(400, "invalid", "Idempotency-Key has 1 to 200 visible ASCII characters.")
                    .at(HEADER)
                    .exception();
        }
        return new IdempotencyKey(header);
    }
}
