package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@code counts} what has been committed: a count at once, then at most every 100 ms, always as it is by then; while
 * counting catches up with the log, at most every second. Where more counts wait than {@link #AT_ONCE}, a tenth of them is
 * told every 100 ms: telling, and reading what was told, would else take more than counting does. What is lost by a crash
 * in between is {@linkplain Mending mended}.
 */
final class CountsPublisher {
    private static final Logger LOG = Logger.getLogger(CountsPublisher.class);
    private static final long BETWEEN = Duration.ofMillis(100).toNanos();
    private static final long BETWEEN_PAST = Duration.ofSeconds(1).toNanos();
    private static final long LOOK = Duration.ofMillis(10).toNanos();
    /** Counts that are told within {@link #BETWEEN} however many wait. */
    static final int AT_ONCE = 200;

    private static final int SHARE = 10;

    private final Outlet outlet;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition offered = lock.newCondition();
    private final Map<CountKey, CountRow> pending = new LinkedHashMap<>();
    private final Map<CountKey, Long> sentAt = new HashMap<>();
    private volatile long between = BETWEEN;
    private @Nullable Long since;
    private int told;
    private @Nullable Thread thread;

    /** Where the rows go. */
    interface Outlet {
        /** Whether anything may be sent yet. */
        boolean open();

        /** Sends the row, or hands it back later by {@link CountsPublisher#offer}. */
        void send(CountRow row, CountsPublisher back);
    }

    CountsPublisher(Outlet outlet) {
        this.outlet = outlet;
    }

    void start() {
        thread = Thread.ofPlatform().name("counts-publisher").daemon().start(this::run);
    }

    /** Takes rows to be sent; of the same count the newest version. */
    void offer(Collection<CountRow> rows) {
        lock.lock();
        try {
            rows.forEach(row ->
                    pending.merge(row.key(), row, (old, now) -> old.version().isNewerThan(now.version()) ? old : now));
            offered.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether what is offered now is the past: of numbers that run through it nobody needs each. */
    void catchesUp(boolean lags) {
        between = lags ? BETWEEN_PAST : BETWEEN;
    }

    void end() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    private void run() {
        try {
            while (true) {
                due().forEach(this::send);
            }
        } catch (InterruptedException e) {
            LOG.debug("no more counts are sent", e);
        }
    }

    /** Sends what is due at that time of {@link System#nanoTime}, and waits for nothing. */
    void send(long now) {
        due(now).forEach(this::send);
    }

    /** Whatever happens to one row: it is told later, and the others go on. */
    private void send(CountRow row) {
        try {
            outlet.send(row, this);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "a count could not be told, trying again article=%s",
                    row.key().article());
            offer(List.of(row));
        }
    }

    private List<CountRow> due(long now) {
        lock.lock();
        try {
            return outlet.open() ? takeDue(now) : List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<CountRow> due() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                while (pending.isEmpty()) {
                    offered.await();
                }
                List<CountRow> due = due(System.nanoTime());
                if (!due.isEmpty()) {
                    return due;
                }
                offered.awaitNanos(LOOK);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Who waited longest goes first. */
    private List<CountRow> takeDue(long now) {
        if (since == null || now - since >= BETWEEN) {
            since = now;
            told = 0;
        }
        int most = Math.max(AT_ONCE, pending.size() / SHARE) - told;
        if (most <= 0) {
            return List.of();
        }
        sentAt.values().removeIf(at -> now - at >= between);
        List<CountRow> due = new ArrayList<>();
        for (Iterator<CountRow> rows = pending.values().iterator(); rows.hasNext() && due.size() < most; ) {
            CountRow row = rows.next();
            if (sentAt.putIfAbsent(row.key(), now) == null) {
                due.add(row);
                rows.remove();
            }
        }
        told += due.size();
        return due;
    }
}
