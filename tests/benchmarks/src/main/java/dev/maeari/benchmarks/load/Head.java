package dev.maeari.benchmarks.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The head of an answer, read in place; good until the next byte is read. */
public final class Head {
    private static final int STATUS = 9;
    private static final int NO_CONTENT = 204;
    private static final byte[] LENGTH = bytes("\r\ncontent-length: ");
    private static final byte[] END = bytes("\r\n\r\n");

    private final byte[] bytes;
    private final int size;

    private Head(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    /**
     * The head at the beginning of what was read; null while its end is missing.
     *
     * @param searched up to where it was missing before
     * @param read how many bytes there are
     */
    static @Nullable Head of(byte[] bytes, int searched, int read) {
        int end = find(bytes, Math.max(0, searched - END.length), read, END);
        return end < 0 ? null : new Head(bytes, end + END.length);
    }

    int size() {
        return size;
    }

    /** Of HTTP. */
    public int status() {
        return (bytes[STATUS] - '0') * 100 + (bytes[STATUS + 1] - '0') * 10 + bytes[STATUS + 2] - '0';
    }

    /** Of the body. */
    int length() {
        if (status() == NO_CONTENT) {
            return 0;
        }
        int at = find(bytes, 0, size, LENGTH);
        if (at < 0) {
            throw new IllegalStateException("an answer without a length: " + text(0, size));
        }
        int length = 0;
        for (int i = at + LENGTH.length; bytes[i] != '\r'; i++) {
            length = length * 10 + bytes[i] - '0';
        }
        return length;
    }

    /** The value of a header, its name in whatever case; null if it is missing. */
    public @Nullable String header(String name) {
        byte[] wanted = bytes("\r\n" + name.toLowerCase(java.util.Locale.ROOT) + ": ");
        int at = find(bytes, 0, size, wanted);
        if (at < 0) {
            return null;
        }
        int end = at + wanted.length;
        while (bytes[end] != '\r') {
            end++;
        }
        return text(at + wanted.length, end);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Of ASCII letters the case is passed over; the wanted ones are small. */
    private static int find(byte[] in, int from, int to, byte[] wanted) {
        for (int i = from; i <= to - wanted.length; i++) {
            int same = 0;
            while (same < wanted.length && small(in[i + same]) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private static int small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
