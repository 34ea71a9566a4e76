package dev.maeari.events;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A session that was ended before its tokens are out of date, as all services are told of it on {@link Topics#SESSIONS}. It
 * is no event: it happens to no article, and nothing is counted from it.
 *
 * @param name of the session, or of all sessions of its person; it says nothing to who lacks the services' common secret
 * @param issuedUntil tokens of this name that were issued until then let nobody in any more
 */
public record EndedSession(String name, Instant issuedUntil) {
    /** How long it is told of. */
    public static final Duration KEPT = Duration.ofDays(8);

    /** As it is told. */
    public ProducerRecord<byte[], byte[]> record(Topics topics) {
        byte[] key = Utf8.bytes(name);
        // Those that there were at first, which also those read who have not heard of later ones yet.
        int partitions = topics.former().isEmpty()
                ? topics.partitions()
                : topics.former().getFirst();
        return new ProducerRecord<>(
                topics.prefix() + Topics.SESSIONS,
                Topic.partition(key, partitions),
                key,
                Utf8.bytes(issuedUntil.toString()));
    }

    /** What was told; empty if the record is none of these. */
    public static Optional<EndedSession> of(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EndedSession(Utf8.text(record.key()), Instant.parse(Utf8.text(record.value()))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
