package dev.maeari.notifications.delivering;

import dev.maeari.notifications.EngagementAway;
import dev.maeari.notifications.delivering.DeliveryState.Sending;
import dev.maeari.outbox.Traces;
import dev.maeari.web.DatabaseFailed;
import dev.maeari.web.Seldom;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** One attempt: gathers the mail, sends it if it can be sent now, and notes the end. */
@ApplicationScoped
class Attempt {
    private static final Logger LOG = Logger.getLogger(Attempt.class);
    /** A mail server that is away is met by all. */
    private static final Seldom ALOUD = new Seldom(Duration.ofSeconds(10));

    private final Letters letters;
    private final Post post;
    private final Ending ending;
    private final DeliveryConfig config;
    private final InstantSource time;
    private final RandomGenerator chance;
    private final Traces traces;

    Attempt(
            Letters letters,
            Post post,
            Ending ending,
            DeliveryConfig config,
            InstantSource time,
            RandomGenerator chance,
            Traces traces) {
        this.letters = letters;
        this.post = post;
        this.ending = ending;
        this.config = config;
        this.time = time;
        this.chance = chance;
        this.traces = traces;
    }

    void run(Delivery delivery) {
        Span step = traces.following(delivery.cause(), "deliver");
        Context.current().with(step).wrap(() -> run(delivery, step)).run();
        step.end();
    }

    private void run(Delivery delivery, Span step) {
        try {
            DeliveryState next = next(delivery);
            ending.note(delivery, next);
            step.setAttribute("maeari.channel", "email")
                    .setAttribute("maeari.outcome", StateRow.of(next).state());
        } catch (RuntimeException e) {
            // Nothing is noted: the claim lapses, and the next attempt carries the same Message-ID.
            LOG.errorf(e, "an attempt has ended without a note deliveryId=%s", delivery.id());
        }
    }

    private DeliveryState next(Delivery delivery) {
        Sending sending = delivery.state();
        try {
            return sending.attempt() > config.attempts()
                    ? sending.refused("every attempt has ended without a note", time.instant())
                    : tryIt(delivery);
        } catch (EngagementAway | DatabaseFailed e) {
            if (ALOUD.now()) {
                LOG.warnf("an attempt must wait, trying again why=%s", e.getMessage());
            }
            return sending.postponed(
                    String.valueOf(e.getMessage()), config.policy(), chance.nextDouble(), time.instant());
        } catch (RuntimeException e) {
            LOG.warnf(e, "an attempt has failed deliveryId=%s attempt=%d", delivery.id(), sending.attempt());
            return sending.failed(e.toString(), config.policy(), chance.nextDouble(), time.instant());
        }
    }

    private DeliveryState tryIt(Delivery delivery) {
        Sending sending = delivery.state();
        Instant now = time.instant();
        Instant worthUntil = delivery.happenedAt().plus(config.worth());
        boolean worth = worthUntil.isAfter(now);
        return switch (letters.gather(delivery)) {
            case Gathered.Ready ready -> send(sending, ready.letter());
            case Gathered.NoContact noContact ->
                worth ? sending.withoutContact(worthUntil) : sending.dropped(DropReason.NO_CONTACT, now);
            case Gathered.NoArticle noArticle ->
                worth ? sending.withoutArticle(worthUntil) : sending.dropped(DropReason.WITHDRAWN, now);
            case Gathered.Unsendable unsendable -> sending.dropped(unsendable.reason(), now);
        };
    }

    private DeliveryState send(Sending sending, Letter letter) {
        return switch (post.send(letter)) {
            case Post.Taken taken -> sending.sent(time.instant());
            case Post.Refused refused -> sending.refused(refused.cause(), time.instant());
            case Post.Failed failed -> {
                if (ALOUD.now()) {
                    LOG.warnf(
                            "an attempt has failed, as others may attempt=%d how=%s", sending.attempt(), failed.kind());
                }
                yield sending.failed(failed.cause(), config.policy(), chance.nextDouble(), time.instant());
            }
        };
    }
}
