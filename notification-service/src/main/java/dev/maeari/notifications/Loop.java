package dev.maeari.notifications;

import dev.maeari.web.Trouble;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A thread that takes its step again and again, and in between sleeps as long as the step says, or until woken. */
public final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final String name;
    private final Step step;
    private final Semaphore wake = new Semaphore(0);
    /** By the loop's thread alone. */
    private final Trouble trouble;

    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    /** A loop that has not been started. */
    public Loop(String name, Step step) {
        this.name = name;
        this.step = step;
        this.trouble = new Trouble("the loop " + name);
    }

    /** What is done each time. */
    @FunctionalInterface
    public interface Step {
        /** Answers how long to sleep; after a failure the step is taken again a little later. */
        Duration take() throws InterruptedException;
    }

    /** Begins, with a step at once. */
    public void start() {
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** There may be something to do. */
    public void wake() {
        wake.release();
    }

    /** Ends after the step in hand, which is interrupted if it takes longer than that. */
    public void stop(Duration patience) throws InterruptedException {
        stopped = true;
        wake();
        Thread running = thread;
        if (running != null && !running.join(patience)) {
            running.interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped) {
                if (wake.tryAcquire(next().toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debugf("interrupted, stopping loop=%s", name);
        }
    }

    private Duration next() throws InterruptedException {
        try {
            Duration pause = step.take();
            trouble.over();
            return pause;
        } catch (RuntimeException e) {
            trouble.happened(e);
            return AFTER_TROUBLE;
        }
    }
}
