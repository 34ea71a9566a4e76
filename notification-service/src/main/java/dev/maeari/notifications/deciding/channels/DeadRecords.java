package dev.maeari.notifications.deciding.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.notifications.NotificationsMetrics;
import dev.maeari.outbox.DeadRecord;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Keeps what could not be settled on {@code <topic>.dead}, as it was, with cause and origin in headers. */
@ApplicationScoped
class DeadRecords {
    private static final Logger LOG = Logger.getLogger(DeadRecords.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;
    private final Topics topics;
    private final NotificationsMetrics metrics;

    DeadRecords(
            @Channel("dead") MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter,
            Topics topics,
            NotificationsMetrics metrics) {
        this.emitter = emitter;
        this.topics = topics;
        this.metrics = metrics;
    }

    /** Returns once the broker has acknowledged it, and fails otherwise. */
    void keep(Topic topic, ConsumerRecord<byte[], byte[]> record, String cause) {
        LOG.errorf(
                "a record is kept as a dead letter topic=%s partition=%d offset=%d cause=%s",
                topic.name(), record.partition(), record.offset(), cause);
        Position place = new Position(topic.name(), record.partition(), record.offset());
        ProducerRecord<byte[], byte[]> letter = DeadRecord.of(record, place, cause, topics);
        letter.headers().remove(DeadRecord.KEPT_BY).add(DeadRecord.KEPT_BY, "notification-service".getBytes(UTF_8));
        emitter.send(letter).await().atMost(PATIENCE);
        metrics.deadLetter(topic);
    }
}
