package dev.maeari.notifications.inbox;

import dev.maeari.notifications.NoticeMade;
import dev.maeari.notifications.NotificationsMetrics;
import dev.maeari.notifications.NotificationsMetrics.Channel;
import dev.maeari.notifications.NotificationsMetrics.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.InstantSource;

/** Counts the notices that have come into the inboxes: a committed notice has arrived. */
@ApplicationScoped
class Arrival {
    private final NotificationsMetrics metrics;
    private final InstantSource time;

    Arrival(NotificationsMetrics metrics, InstantSource time) {
        this.metrics = metrics;
        this.time = time;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticeMade made) {
        metrics.delivery(Channel.INBOX, Outcome.SENT);
        metrics.latency(Channel.INBOX, Duration.between(made.notice().happenedAt(), time.instant()));
    }
}
