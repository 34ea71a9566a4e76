package dev.maeari.notifications;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * The beginning of what somebody wrote: as much as others are told of it, in the inbox and by mail.
 *
 * @param text on one line
 */
public record Excerpt(String text) {
    private static final int LONGEST = 200;
    private static final String MORE = "…";

    /** At most 200 characters and an ellipsis; never half of what a reader sees as one character. */
    public static Excerpt of(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.length() <= LONGEST) {
            return new Excerpt(line);
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        int end = characters.isBoundary(LONGEST) ? LONGEST : characters.preceding(LONGEST);
        return new Excerpt(line.substring(0, end).stripTrailing() + MORE);
    }
}
