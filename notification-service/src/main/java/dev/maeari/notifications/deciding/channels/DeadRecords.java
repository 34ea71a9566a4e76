package dev.maeari.notifications.deciding.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.notifications.NotificationsMetrics;
import dev.maeari.outbox.Outbox;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** Keeps what could not be settled on {@code <topic>.dead}, as it was, with cause and origin in headers. */
@ApplicationScoped
class DeadRecords {
    static final String CAUSE = "maeari_cause";
    static final String ORIGIN = "maeari_origin";
    /** Other services read the same topics, and keep their own dead letters of the same records. */
    static final String KEPT_BY = "maeari_kept_by";

    private static final Logger LOG = Logger.getLogger(DeadRecords.class);
    private static final int LONGEST_CAUSE = 8 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MutinyEmitter<Record<byte[], byte[]>> emitter;
    private final Topics topics;
    private final NotificationsMetrics metrics;

    DeadRecords(
            @Channel("dead") MutinyEmitter<Record<byte[], byte[]>> emitter,
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
        emitter.sendMessage(
                        Outbox.isSmall(record.key(), record.value(), record.headers())
                                ? whole(topic, record, cause)
                                : emptied(topic, record, cause))
                .await()
                .atMost(PATIENCE);
        metrics.deadLetter(topic);
    }

    private Message<Record<byte[], byte[]>> whole(Topic topic, ConsumerRecord<byte[], byte[]> record, String cause) {
        return letter(topic, Record.of(record.key(), record.value()), headers(topic, record, record.headers(), cause));
    }

    /** Nothing may stop the partition, not even what nobody can send: it stays readable at its place in the log. */
    private Message<Record<byte[], byte[]>> emptied(Topic topic, ConsumerRecord<byte[], byte[]> record, String cause) {
        String why = "can't be kept whole, look at its origin: " + cause;
        return letter(topic, Record.of(null, null), headers(topic, record, new RecordHeaders(), why));
    }

    private Message<Record<byte[], byte[]>> letter(Topic topic, Record<byte[], byte[]> record, Headers headers) {
        return Message.of(
                record,
                Metadata.of(OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withTopic(topics.name(topic.dead()))
                        .withHeaders(headers)
                        .build()));
    }

    /** The original headers, and ours; the origin of a record that is itself a replay stays the first one. */
    private static Headers headers(Topic topic, ConsumerRecord<byte[], byte[]> record, Headers original, String cause) {
        Headers headers = new RecordHeaders(original.toArray());
        headers.remove(CAUSE).add(CAUSE, cut(cause.getBytes(UTF_8)));
        headers.remove(KEPT_BY).add(KEPT_BY, "notification-service".getBytes(UTF_8));
        if (headers.lastHeader(ORIGIN) == null) {
            Position origin = new Position(topic.name(), record.partition(), record.offset());
            headers.add(ORIGIN, origin.toString().getBytes(UTF_8));
        }
        return headers;
    }

    private static byte[] cut(byte[] cause) {
        return cause.length <= LONGEST_CAUSE ? cause : Arrays.copyOf(cause, LONGEST_CAUSE);
    }
}
