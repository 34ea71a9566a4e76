package dev.maeari.engagement.ingest;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets an event through to the broker, or turns it away at once: when too many wait for their acknowledgement, and while
 * the broker is away. Then one event at a time goes through to find out whether it is back.
 *
 * <pre>
 *   open ── an event fails ──▶ away ── the one that tries is acknowledged ──▶ open
 * </pre>
 */
final class Gate {
    private final Semaphore places;
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean away;

    Gate(int places) {
        this.places = new Semaphore(places);
    }

    /** Whether an event may go; who was let in must {@link #leave}. */
    boolean enter() {
        if (away && !trying.compareAndSet(false, true)) {
            return false;
        }
        if (places.tryAcquire()) {
            return true;
        }
        trying.set(false);
        return false;
    }

    void leave(boolean acknowledged) {
        away = !acknowledged;
        trying.set(false);
        places.release();
    }
}
