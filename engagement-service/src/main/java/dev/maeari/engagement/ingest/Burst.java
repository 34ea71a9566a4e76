package dev.maeari.engagement.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The visitors of one article from one network.
 *
 * <pre>
 *   within bounds ── one visitor too many within the window ──▶ held ── a window without a new visitor ──▶ within bounds
 * </pre>
 */
final class Burst {
    private final int most;
    private final Duration window;
    private final Supplier<String> newId;
    /** First those that were let in, then as many of the others: whose repeats say nothing either. */
    private long[] visitors = new long[2];

    private int size;
    private Instant begin = Instant.MIN;
    private Instant last = Instant.MIN;
    private @Nullable String id;

    Burst(int most, Duration window, Supplier<String> newId) {
        this.most = most;
        this.window = window;
        this.newId = newId;
    }

    /** The id of the burst for which the visitor's view is held; null if it is not. Who was let in once is not held. */
    synchronized @Nullable String look(long visitor, Instant now) {
        Instant from = id == null ? begin : last;
        if (!from.plus(window).isAfter(now)) {
            size = 0;
            id = null;
            begin = now;
        }
        int place = place(visitor);
        if (place >= 0) {
            return place < most ? null : id;
        }
        last = now;
        if (size < most) {
            add(visitor);
            return null;
        }
        if (id == null) {
            id = newId.get();
        }
        if (size < 2 * most) {
            add(visitor);
        }
        return id;
    }

    synchronized int size() {
        return size;
    }

    /** Of a visitor that is remembered, -1 of any other. */
    private int place(long visitor) {
        for (int i = 0; i < size; i++) {
            if (visitors[i] == visitor) {
                return i;
            }
        }
        return -1;
    }

    private void add(long visitor) {
        if (size == visitors.length) {
            visitors = Arrays.copyOf(visitors, 2 * size);
        }
        visitors[size++] = visitor;
    }
}
