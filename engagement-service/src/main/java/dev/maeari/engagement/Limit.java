package dev.maeari.engagement;

import dev.maeari.web.Problem;
import org.jspecify.annotations.Nullable;

/** How long a list may be, as whoever asks for it says. */
public final class Limit {
    private Limit() {}

    /**
     * The number that was asked for.
     *
     * @param text null if nothing was said
     * @throws dev.maeari.web.ProblemException 400 if it is none from 1 to the most
     */
    public static int of(@Nullable String text, int otherwise, int most) {
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[1-9]\\d{0,8}") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw Problem.invalid("limit", "limit must be a number from 1 to " + most)
                .exception();
    }
}
