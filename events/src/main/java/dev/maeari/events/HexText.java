package dev.maeari.events;

import java.util.Arrays;

/** Numbers in lower-case hexadecimal digits among bytes, as ids are written. */
final class HexText {
    static final int UUID_LENGTH = 36;
    static final int LONG_LENGTH = 16;

    private static final int DIGIT_BITS = 4;
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < "0123456789abcdef".length(); i++) {
            VALUES["0123456789abcdef".charAt(i)] = (byte) i;
        }
    }

    private HexText() {}

    /** Whether 16 digits stand there. */
    static boolean isLong(byte[] text, int at) {
        return areDigits(text, at, at + LONG_LENGTH);
    }

    static long longAt(byte[] text, int at) {
        return digits(text, at, at + LONG_LENGTH, 0);
    }

    /** Whether a UUID stands there: 8, 4, 4, 4 and 12 digits with hyphens between. */
    static boolean isUuid(byte[] text, int at) {
        return text[at + 8] == '-'
                && text[at + 13] == '-'
                && text[at + 18] == '-'
                && text[at + 23] == '-'
                && areDigits(text, at, at + 8)
                && areDigits(text, at + 9, at + 13)
                && areDigits(text, at + 14, at + 18)
                && areDigits(text, at + 19, at + 23)
                && areDigits(text, at + 24, at + UUID_LENGTH);
    }

    static long mostOfUuid(byte[] text, int at) {
        return digits(text, at + 14, at + 18, digits(text, at + 9, at + 13, digits(text, at, at + 8, 0)));
    }

    static long leastOfUuid(byte[] text, int at) {
        return digits(text, at + 24, at + UUID_LENGTH, digits(text, at + 19, at + 23, 0));
    }

    private static boolean areDigits(byte[] text, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= VALUES[text[i] & 0xFF];
        }
        return all >= 0;
    }

    private static long digits(byte[] text, int from, int to, long before) {
        long number = before;
        for (int i = from; i < to; i++) {
            number = number << DIGIT_BITS | VALUES[text[i] & 0xFF];
        }
        return number;
    }
}
