package dev.maeari.engagement.counting;

/**
 * A map from long to int without objects, open-addressed; 0 is no value. The keys must be mixed well already. Places are
 * told apart by their keys alone, so that looking for what is not there, as nearly always, touches one array; the key 0,
 * which means a free place, is kept as another.
 */
final class SecondsByKey {
    private static final int SMALLEST = 16;
    private static final long ZERO = 0x9E37_79B9_7F4A_7C15L;

    private long[] keys;
    private int[] seconds;
    private int size;

    /** What becomes of an entry. */
    @FunctionalInterface
    interface Each {
        void entry(long key, int second);
    }

    /** Which entries stay. */
    @FunctionalInterface
    interface Stays {
        boolean test(int second);
    }

    SecondsByKey() {
        this(0);
    }

    /** With room for so many entries, though more are taken too. */
    SecondsByKey(int expected) {
        keys = new long[room(expected)];
        seconds = new int[keys.length];
    }

    int size() {
        return size;
    }

    /** 0 if there is none. */
    int get(long key) {
        return seconds[slot(kept(key))];
    }

    /** Answers what was there before, 0 if nothing. */
    int put(long key, int second) {
        long kept = kept(key);
        int slot = slot(kept);
        if (keys[slot] == 0) {
            keys[slot] = kept;
            size++;
        }
        int before = seconds[slot];
        seconds[slot] = second;
        return before;
    }

    /** Whether the next entry would make it slow. */
    boolean crowded() {
        return size * 2 >= keys.length;
    }

    void forEach(Each each) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                each.entry(keys[i], seconds[i]);
            }
        }
    }

    /** Drops the other entries, and takes as much room as what stays needs. */
    void keep(Stays stays) {
        long[] oldKeys = keys;
        int[] oldSeconds = seconds;
        int staying = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            staying += oldKeys[i] != 0 && stays.test(oldSeconds[i]) ? 1 : 0;
        }
        keys = new long[room(staying)];
        seconds = new int[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0 && stays.test(oldSeconds[i])) {
                put(oldKeys[i], oldSeconds[i]);
            }
        }
    }

    private static int room(int entries) {
        return Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, entries)) << 2);
    }

    private static long kept(long key) {
        return key == 0 ? ZERO : key;
    }

    private int slot(long kept) {
        int mask = keys.length - 1;
        int slot = (int) kept & mask;
        while (keys[slot] != 0 && keys[slot] != kept) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
