package dev.maeari.outbox;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * What tables say for metrics. A thread of its own looks every few seconds: who asks for metrics gets them also while the
 * database hangs, which is when they are needed.
 *
 * @param <T> what was found
 */
public final class LookedUp<T> {
    private static final Logger LOG = Logger.getLogger(LookedUp.class);
    private static final int LOOK_SECONDS = 2;
    private static final long OLD_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final String name;
    private final Look<T> look;
    private final ScheduledExecutorService looking;
    private volatile Seen<T> seen;

    /** What was found at a moment of {@link System#nanoTime}. */
    private record Seen<T>(T found, long at) {}

    /** Asks the database. */
    @FunctionalInterface
    public interface Look<T> {
        /** What it says now; a failure is no answer, and the next look is as any other. */
        T take() throws SQLException;
    }

    /**
     * Does not look yet.
     *
     * @param name of the thread
     * @param first what is said until the first look
     */
    public LookedUp(String name, T first, Look<T> look) {
        this.name = name;
        this.look = look;
        this.seen = new Seen<>(first, System.nanoTime());
        this.looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Looks from now on. The future would tell of a failure, but {@link #look} lets none out. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void start() {
        looking.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Looks no more. */
    public void stop() {
        looking.shutdownNow();
    }

    /** A number of it; NaN, which Prometheus shows as a gap, when the database could not say for a while. */
    public double number(ToDoubleFunction<T> number) {
        Seen<T> last = seen;
        return System.nanoTime() - last.at() > OLD_NANOS ? Double.NaN : number.applyAsDouble(last.found());
    }

    private void look() {
        try {
            seen = new Seen<>(look.take(), System.nanoTime());
        } catch (SQLException | RuntimeException e) {
            LOG.debugf(e, "the database does not say name=%s", name);
        }
    }
}
