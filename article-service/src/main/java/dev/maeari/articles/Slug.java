package dev.maeari.articles;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last part of an article's address: letters and digits of any script, composed (NFC) and in lower case, with single
 * dashes between them, so that {@code 메아리} stays {@code 메아리}.
 */
public record Slug(String value) {
    /** The longest slug, in characters. */
    public static final int MAX_LENGTH = 80;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern DASHES_AT_ENDS = Pattern.compile("^-+|-+$");
    private static final Slug NAMELESS = new Slug("article");

    /** The slug of a title; of one without a single letter or digit, {@code article}. */
    public static Slug of(String title) {
        return find(title).orElse(NAMELESS);
    }

    /** The slug that a text spells, if it has a letter or digit. */
    public static Optional<Slug> find(String text) {
        String dashed = BETWEEN_WORDS.matcher(normalised(text)).replaceAll("-");
        String value = cut(DASHES_AT_ENDS.matcher(dashed).replaceAll(""), MAX_LENGTH);
        return value.isEmpty() ? Optional.empty() : Optional.of(new Slug(value));
    }

    /** This slug with a number behind it, for the second, third … article of one title. */
    public Slug numbered(int number) {
        String end = "-" + number;
        return new Slug(cut(value, MAX_LENGTH - end.length()) + end);
    }

    /** An address as it may be typed, in the form in which slugs are kept; without NUL, which no database text holds. */
    static String normalised(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(small, Normalizer.Form.NFC).replace("\0", "");
    }

    /** Whole words if one fits, whole characters in any case. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int dash = text.lastIndexOf('-', length);
        int end = dash > length / 2 ? dash : Character.isLowSurrogate(text.charAt(length)) ? length - 1 : length;
        return text.substring(0, end);
    }

    @Override
    public String toString() {
        return value;
    }
}
