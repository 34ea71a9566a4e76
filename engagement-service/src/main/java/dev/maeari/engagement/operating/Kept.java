package dev.maeari.engagement.operating;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.outbox.DeadRecord;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of one dead letter say.
 *
 * @param place where it lies itself
 * @param origin where the record stood that could not be processed; null if that can't be told
 * @param cause why, in one line
 * @param keptBy the service that kept it
 */
record Kept(Position place, @Nullable Position origin, String cause, String keptBy, Instant keptAt) {
    /** What keeps its dead letters without saying so. */
    private static final String COUNTING = "engagement-service";

    private static final int LONGEST_CAUSE = 300;

    static Kept of(ConsumerRecord<byte[], byte[]> record, Topics topics) {
        String topic = record.topic().substring(topics.prefix().length());
        return new Kept(
                new Position(topic, record.partition(), record.offset()),
                header(record, DeadRecord.ORIGIN)
                        .flatMap(text -> origin(text, topics))
                        .orElse(null),
                header(record, DeadRecord.CAUSE)
                        .flatMap(text -> text.lines().findFirst())
                        .map(line -> line.length() <= LONGEST_CAUSE ? line : line.substring(0, LONGEST_CAUSE) + "…")
                        .orElse("?"),
                header(record, DeadRecord.KEPT_BY).orElse(COUNTING),
                Instant.ofEpochMilli(record.timestamp()));
    }

    /** Its origin; of what has none, its own place. */
    Position name() {
        return origin == null ? place : origin;
    }

    /** Empty for what is no place of a topic that we know. */
    private static Optional<Position> origin(String text, Topics topics) {
        try {
            Position position = Position.of(text);
            boolean ours = position.partition() < topics.partitions()
                    && Topic.ALL.stream().anyMatch(topic -> topic.name().equals(position.topic()));
            return ours ? Optional.of(position) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, UTF_8));
    }
}
