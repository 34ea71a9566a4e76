package dev.maeari.notifications.deciding.channels;

import dev.maeari.events.Decoded;
import dev.maeari.events.Event;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The one failure policy of all channels. A record is settled when this returns: handled, ignored, or kept as a dead
 * letter; only then may its offset be committed. Unknown types are ignored, what can't be read is a dead letter at once
 * (I6), what can't be handled meets its {@link Remedy}.
 */
@ApplicationScoped
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final EventCodec codec;
    private final DeadRecords dead;
    private final IntakeConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Intake(EventCodec codec, DeadRecords dead, IntakeConfig config) {
        this.codec = codec;
        this.dead = dead;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping.countDown();
    }

    void settle(Topic topic, ConsumerRecord<byte[], byte[]> record, Consumer<Event> handler) {
        switch (codec.decode(topic, record)) {
            case Decoded.Known known -> handle(topic, record, () -> handler.accept(known.event()));
            case Decoded.Unknown unknown ->
                LOG.debugf("an unknown type is passed over topic=%s type=%s", topic.name(), unknown.type());
            case Decoded.Malformed malformed -> bury(topic, record, malformed.cause());
        }
    }

    private void bury(Topic topic, ConsumerRecord<byte[], byte[]> record, String cause) {
        for (int attempt = 1; ; attempt++) {
            try {
                dead.keep(topic, record, cause);
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "a dead letter can't be sent, trying again topic=%s attempt=%d", topic.name(), attempt);
                pause(config.longestPause());
            }
        }
    }

    private void handle(Topic topic, ConsumerRecord<byte[], byte[]> record, Runnable handler) {
        for (int attempt = 1; ; attempt++) {
            try {
                handler.run();
                return;
            } catch (RuntimeException e) {
                switch (Remedy.of(e, attempt, config)) {
                    case Remedy.Again again -> {
                        LOG.warnf(
                                attempt == 1 ? e : null,
                                "a record can't be settled, trying again topic=%s partition=%d offset=%d attempt=%d cause=%s",
                                topic.name(),
                                record.partition(),
                                record.offset(),
                                attempt,
                                e.getMessage());
                        pause(again.pause());
                    }
                    case Remedy.Bury bury -> {
                        bury(topic, record, bury.cause());
                        return;
                    }
                }
            }
        }
    }

    /** Ends in an exception when the service stops, so that the record in hand stays uncommitted. */
    private void pause(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoppedInTheMiddle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedInTheMiddle();
        }
    }

    /** The record in hand is read again after the restart. */
    private static final class StoppedInTheMiddle extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedInTheMiddle() {
            super("the service stops in the middle of a record, which is read again after the restart");
        }
    }
}
