package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Database;
import dev.maeari.notifications.NotificationsMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * What is still to be delivered, and what was given up. A thread of its own looks into the table, by its indexes, every few
 * seconds: who asks for metrics gets them also while the database hangs, which is when they are needed.
 */
@ApplicationScoped
class Backlog {
    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final String UNDER_WAY = "FROM deliveries WHERE state IN ('waiting', 'sending', 'retrying')";

    private static final int LOOK_SECONDS = 2;
    private static final long OLD_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Database database;
    private final InstantSource time;
    private final NotificationsMetrics metrics;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backlog").daemon().factory());
    private volatile Seen seen = new Seen(0, 0, 0, System.nanoTime());

    /** What the table had at a moment of {@link System#nanoTime}. */
    private record Seen(double pending, double overdueSeconds, double dead, long at) {}

    Backlog(Database database, InstantSource time, NotificationsMetrics metrics) {
        this.database = database;
        this.time = time;
        this.metrics = metrics;
    }

    /** The future would tell of a failure, but {@link #look} lets none out. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void register(@Observes StartupEvent start) {
        metrics.mails("pending", "Mails to be sent", () -> known(seen, Seen::pending));
        metrics.mails(
                "overdue.seconds",
                "How long the mail that is due longest has waited",
                () -> known(seen, Seen::overdueSeconds));
        metrics.mails("dead", "Mails that were given up and not replayed", () -> known(seen, Seen::dead));
        looking.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        looking.shutdownNow();
    }

    /** NaN, which Prometheus shows as a gap, when the database could not say for a while. */
    private static double known(Seen seen, ToDoubleFunction<Seen> number) {
        return System.nanoTime() - seen.at() > OLD_NANOS ? Double.NaN : number.applyAsDouble(seen);
    }

    private void look() {
        try {
            seen = new Seen(
                    number("SELECT count(*) " + UNDER_WAY),
                    number(
                            "SELECT coalesce(greatest(extract(epoch FROM ?::timestamptz - min(due_at)), 0), 0) "
                                    + UNDER_WAY,
                            time.instant()),
                    number("SELECT count(*) FROM deliveries WHERE state = 'dead'"),
                    System.nanoTime());
        } catch (RuntimeException e) {
            LOG.debug("nobody says what is to be delivered", e);
        }
    }

    private double number(String query, Object... arguments) {
        return database.first(query, row -> row.getDouble(1), arguments).orElse(Double.NaN);
    }
}
