package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Database;
import dev.maeari.notifications.NotificationsMetrics;
import dev.maeari.outbox.LookedUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;

/** What is still to be delivered, and what was given up; read from the table by its indexes. */
@ApplicationScoped
class Backlog {
    private static final String UNDER_WAY = "FROM deliveries WHERE state IN ('waiting', 'sending', 'retrying')";

    private final Database database;
    private final InstantSource time;
    private final NotificationsMetrics metrics;
    private final LookedUp<Mails> mails = new LookedUp<>("backlog", new Mails(0, 0, 0), this::look);

    private record Mails(double pending, double overdueSeconds, double dead) {}

    Backlog(Database database, InstantSource time, NotificationsMetrics metrics) {
        this.database = database;
        this.time = time;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent start) {
        metrics.mails("pending", "Mails to be sent", () -> mails.number(Mails::pending));
        metrics.mails(
                "overdue.seconds",
                "How long the mail that is due longest has waited",
                () -> mails.number(Mails::overdueSeconds));
        metrics.mails("dead", "Mails that were given up and not replayed", () -> mails.number(Mails::dead));
        mails.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        mails.stop();
    }

    private Mails look() {
        return new Mails(
                number("SELECT count(*) " + UNDER_WAY),
                number(
                        "SELECT coalesce(greatest(extract(epoch FROM ?::timestamptz - min(due_at)), 0), 0) "
                                + UNDER_WAY,
                        time.instant()),
                number("SELECT count(*) FROM deliveries WHERE state = 'dead'"));
    }

    private double number(String query, Object... arguments) {
        return database.first(query, row -> row.getDouble(1), arguments).orElse(Double.NaN);
    }
}
