package dev.maeari.notifications.deciding;

import java.text.BreakIterator;
import java.util.Locale;

/** The beginning of a text, on one line. */
final class Excerpt {
    private static final int LONGEST = 200;
    private static final String MORE = "…";

    private Excerpt() {}

    /** At most 200 characters and an ellipsis; never half of what a reader sees as one character. */
    static String of(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        int end = characters.isBoundary(LONGEST) ? LONGEST : characters.preceding(LONGEST);
        return line.substring(0, end).stripTrailing() + MORE;
    }
}
