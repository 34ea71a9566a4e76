package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Choices;
import dev.maeari.notifications.ContactChanged;
import dev.maeari.notifications.Notice;
import dev.maeari.notifications.NoticeMade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.InstantSource;

/** Begins the delivery of each notice that is to be mailed, in the notice's own transaction. */
@ApplicationScoped
class Beginning {
    private final Choices choices;
    private final Deliveries deliveries;
    private final DeliveryConfig config;
    private final InstantSource time;
    private final Round round;

    Beginning(Choices choices, Deliveries deliveries, DeliveryConfig config, InstantSource time, Round round) {
        this.choices = choices;
        this.deliveries = deliveries;
        this.config = config;
        this.time = time;
        this.round = round;
    }

    void begin(@Observes NoticeMade made) {
        Notice notice = made.notice();
        if (worthMailing(notice) && choices.of(notice.recipient()).mail(notice.kind())) {
            deliveries.add(made.id(), notice.recipient(), new DeliveryState.Waiting(time.instant()));
        }
    }

    void takeUp(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticeMade made) {
        round.wake();
    }

    void takeUp(@Observes ContactChanged changed) {
        round.wake();
    }

    /** A service that reads an old log for the first time fills inboxes, and mails nobody about last year. */
    private boolean worthMailing(Notice notice) {
        return notice.happenedAt().plus(config.worth()).isAfter(time.instant());
    }
}
