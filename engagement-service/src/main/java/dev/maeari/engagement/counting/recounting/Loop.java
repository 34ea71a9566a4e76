package dev.maeari.engagement.counting.recounting;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/** Does something again and again on a thread of its own; trouble is told once, and tried again. */
final class Loop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Step step;
    private final Duration pause;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private boolean troubled;

    /** One round. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException, InterruptedException;
    }

    Loop(String name, Duration pause, Step step) {
        this.step = step;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** The next round begins now. */
    void wake() {
        woken.release();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                round();
                if (woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debugf(e, "%s ends", thread.getName());
        }
    }

    private void round() throws InterruptedException {
        try {
            step.run();
            troubled = false;
        } catch (InterruptException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            LOG.logf(
                    troubled ? Logger.Level.DEBUG : Logger.Level.WARN,
                    e,
                    "%s must wait, trying again until it works",
                    Thread.currentThread().getName());
            troubled = true;
        }
    }
}
