package dev.maeari.events;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON of signals means, as far as the general reader has said so: visitors come with few different ones. One
 * that is pushed out by another is read again. Thread-safe: an entry is seen whole or not at all.
 */
final class KnownSignals {
    private static final int ROOM = 1 << 8;
    private static final int LONGEST = 512;

    private final @Nullable Noted[] noted = new Noted[ROOM];

    private static final class Noted {
        private final byte[] json;
        private final Signals signals;

        private Noted(byte[] json, Signals signals) {
            this.json = json;
            this.signals = signals;
        }
    }

    /** Null if nothing is known of this JSON. */
    @Nullable
    Signals get(byte[] text, int from, int to) {
        Noted found = noted[place(text, from, to)];
        return found != null && Arrays.equals(found.json, 0, found.json.length, text, from, to) ? found.signals : null;
    }

    /**
     * Notes it, if it is an array and nothing but an array: one whose only closing bracket is its last byte. Were there
     * more, the JSON could say anything after the first, such as another article.
     */
    void put(byte[] text, int from, int to, Signals signals) {
        if (to - from > LONGEST || text[from] != '[') {
            return;
        }
        for (int i = from; i < to; i++) {
            if (text[i] == ']' && i < to - 1) {
                return;
            }
        }
        noted[place(text, from, to)] = new Noted(Arrays.copyOfRange(text, from, to), signals);
    }

    private static int place(byte[] text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash ^ (hash >>> 16)) & (ROOM - 1);
    }
}
