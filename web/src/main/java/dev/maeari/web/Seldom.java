package dev.maeari.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Says when to say again what would otherwise be said with every request: of trouble that all of them meet. */
public final class Seldom {
    private final long pause;
    private final LongSupplier nanoTime;
    private final AtomicLong next;

    /** At most once in that time. */
    public Seldom(Duration pause) {
        this(pause, System::nanoTime);
    }

    Seldom(Duration pause, LongSupplier nanoTime) {
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    /** Whether it is time; of many who ask at once one hears yes. */
    public boolean now() {
        long now = nanoTime.getAsLong();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + pause);
    }
}
