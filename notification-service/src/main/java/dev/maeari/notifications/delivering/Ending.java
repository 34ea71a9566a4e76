package dev.maeari.notifications.delivering;

import dev.maeari.notifications.NotificationsMetrics;
import dev.maeari.notifications.NotificationsMetrics.Channel;
import dev.maeari.notifications.NotificationsMetrics.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Notes how an attempt ended, and counts it. */
@ApplicationScoped
class Ending {
    private static final Logger LOG = Logger.getLogger(Ending.class);

    private final Deliveries deliveries;
    private final NotificationsMetrics metrics;
    private final FaultPoint faults;

    Ending(Deliveries deliveries, NotificationsMetrics metrics, FaultPoint faults) {
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.faults = faults;
    }

    void note(Delivery delivery, DeliveryState next) {
        faults.beforeNoting(delivery);
        if (deliveries.note(delivery, next)) {
            count(delivery, next);
        } else {
            LOG.warnf("a claim had lapsed before its attempt ended deliveryId=%s", delivery.id());
        }
    }

    private void count(Delivery delivery, DeliveryState next) {
        switch (next) {
            case DeliveryState.Sent sent -> {
                metrics.delivery(Channel.EMAIL, Outcome.SENT);
                metrics.latency(Channel.EMAIL, Duration.between(delivery.happenedAt(), sent.at()));
            }
            case DeliveryState.Retrying retrying -> metrics.delivery(Channel.EMAIL, Outcome.RETRIED);
            case DeliveryState.Dead dead -> {
                metrics.delivery(Channel.EMAIL, Outcome.DEAD);
                LOG.errorf("a delivery is dead deliveryId=%s attempts=%d", delivery.id(), dead.attempt());
            }
            case DeliveryState.Dropped dropped -> metrics.delivery(Channel.EMAIL, Outcome.DROPPED);
            case DeliveryState.WaitingForContact waiting -> LOG.debugf("no contact yet deliveryId=%s", delivery.id());
            case DeliveryState.WaitingForArticle waiting ->
                LOG.debugf("the article is not public deliveryId=%s", delivery.id());
            case DeliveryState.Waiting waiting -> throw new IllegalStateException("no attempt ends so");
            case DeliveryState.Sending sending -> throw new IllegalStateException("no attempt ends so");
        }
    }
}
