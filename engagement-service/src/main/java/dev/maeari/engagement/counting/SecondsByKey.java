package dev.maeari.engagement.counting;

import java.util.Arrays;

/** A map from long to int without objects, open-addressed; 0 is no value. The keys must be mixed well already. */
final class SecondsByKey {
    private static final int SMALLEST = 16;

    private long[] keys = new long[SMALLEST];
    private int[] seconds = new int[SMALLEST];
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

    int size() {
        return size;
    }

    /** 0 if there is none. */
    int get(long key) {
        return seconds[slot(key)];
    }

    void put(long key, int second) {
        int slot = slot(key);
        if (seconds[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        seconds[slot] = second;
    }

    /** Whether the next entry would make it slow. */
    boolean crowded() {
        return size * 2 >= keys.length;
    }

    void forEach(Each each) {
        for (int i = 0; i < keys.length; i++) {
            if (seconds[i] != 0) {
                each.entry(keys[i], seconds[i]);
            }
        }
    }

    /** Drops the other entries, and takes as much room as what stays needs. */
    void keep(Stays stays) {
        long[] oldKeys = keys;
        int[] oldSeconds = seconds;
        int staying = (int) Arrays.stream(oldSeconds)
                .filter(second -> second != 0 && stays.test(second))
                .count();
        int room = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, staying)) << 2);
        keys = new long[room];
        seconds = new int[room];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldSeconds[i] != 0 && stays.test(oldSeconds[i])) {
                put(oldKeys[i], oldSeconds[i]);
            }
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (seconds[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
