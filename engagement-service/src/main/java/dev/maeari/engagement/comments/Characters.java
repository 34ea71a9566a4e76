package dev.maeari.engagement.comments;

/** Which characters people may use, and which would lie about the others. */
final class Characters {
    private Characters() {}

    /** Characters that turn the direction of what follows, so that text reads as what it is not. */
    static boolean turnsDirection(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /** Control characters, and halves of pairs, which are no characters and can't be stored. */
    static boolean unprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** The text without the characters that turn its direction. */
    static String unturned(String text) {
        return text.codePoints().anyMatch(Characters::turnsDirection)
                ? text.codePoints()
                        .filter(c -> !turnsDirection(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }
}
