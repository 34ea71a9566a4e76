package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Database;
import dev.maeari.notifications.NotificationsMetrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;

/** What is still to be delivered, and what was given up; read from the table, by its indexes, when somebody asks. */
@ApplicationScoped
class Backlog {
    private static final String UNDER_WAY = "FROM deliveries WHERE state IN ('waiting', 'sending', 'retrying')";

    private final Database database;
    private final InstantSource time;
    private final NotificationsMetrics metrics;

    Backlog(Database database, InstantSource time, NotificationsMetrics metrics) {
        this.database = database;
        this.time = time;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent start) {
        metrics.mails("pending", "Mails to be sent", () -> number("SELECT count(*) " + UNDER_WAY));
        metrics.mails("overdue.seconds", "How long the mail that is due longest has waited", this::overdue);
        metrics.mails(
                "dead",
                "Mails that were given up and not replayed",
                () -> number("SELECT count(*) FROM deliveries WHERE state = 'dead'"));
    }

    private double overdue() {
        return number(
                "SELECT coalesce(greatest(extract(epoch FROM ?::timestamptz - min(due_at)), 0), 0) " + UNDER_WAY,
                time.instant());
    }

    /** NaN, which Prometheus shows as a gap, when the database can't say. */
    private double number(String query, Object... arguments) {
        try {
            return database.first(query, row -> row.getDouble(1), arguments).orElse(Double.NaN);
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }
}
