package dev.maeari.engagement.counting.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.Line;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import dev.maeari.outbox.DeadRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The topics that counting reads, as a broker keeps them: with holes, append times that go back, and a start. */
final class SimLog {
    static final Topics TOPICS = new Topics("sim.", 2, (short) 1);
    static final EventCodec CODEC = new EventCodec(TOPICS);
    private static final Instant SOME_TIME = Instant.parse("2026-03-01T09:00:00Z");
    /** The bytes of a record depend on nothing but what it says. */
    private static final Map<Line, ProducerRecord<byte[], byte[]>> ENCODED = new ConcurrentHashMap<>();

    private final Map<TopicPartition, Part> parts = new LinkedHashMap<>();

    SimLog() {
        Counter.topics().forEach(topic -> {
            for (int number = 0; number < TOPICS.partitions(); number++) {
                parts.put(new TopicPartition(TOPICS.name(topic), number), new Part(new LogPartition(topic, number)));
            }
        });
    }

    /** One partition. The lines stay known when retention has cut their records. */
    static final class Part {
        final LogPartition partition;
        final List<Line> lines = new ArrayList<>();
        final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long start;
        long end;
        long time = 10_000;

        private Part(LogPartition partition) {
            this.partition = partition;
        }

        /** The index of the first record at this offset or behind it. */
        int index(long offset) {
            int i = 0;
            while (i < records.size() && records.get(i).offset() < offset) {
                i++;
            }
            return i;
        }

        /** From the first record of that append time, or a later one, to before an offset. */
        List<ConsumerRecord<byte[], byte[]>> between(long time, long to) {
            return records.stream()
                    .filter(record -> record.offset() >= start)
                    .dropWhile(record -> record.timestamp() < time)
                    .filter(record -> record.offset() < to)
                    .toList();
        }

        /** What a transaction's marker or compaction leaves: an offset without a record. */
        void hole() {
            end++;
        }
    }

    List<TopicPartition> partitions() {
        return List.copyOf(parts.keySet());
    }

    List<Part> parts() {
        return List.copyOf(parts.values());
    }

    Part part(TopicPartition partition) {
        return Objects.requireNonNull(parts.get(partition));
    }

    Part part(LogPartition partition) {
        return part(new TopicPartition(TOPICS.name(partition.topic()), partition.number()));
    }

    /** Appends what the draft says, to the partition of its article; the broker alone gives offset and time. */
    void append(Line draft, long later, long back) {
        Part part = part(new LogPartition(draft.topic(), TOPICS.partition(draft.articleId())));
        part.time = Math.max(1000, part.time + later);
        boolean replay = back > 0
                && back <= part.end
                && !draft.kind().equals("poison")
                && !draft.kind().equals("unknown");
        Line line = new Line(
                draft.kind(),
                part.end,
                part.time,
                draft.article(),
                draft.who(),
                draft.yes(),
                draft.revision(),
                replay ? part.end - back : -1);
        part.lines.add(line);
        part.records.add(record(part, line, ENCODED.computeIfAbsent(draft, SimLog::encode)));
        part.end++;
    }

    private static ConsumerRecord<byte[], byte[]> record(Part part, Line line, ProducerRecord<byte[], byte[]> said) {
        RecordHeaders headers = new RecordHeaders(said.headers().toArray());
        if (line.origin() >= 0) {
            String origin = part.partition + "/" + line.origin();
            headers.add(DeadRecord.ORIGIN, origin.getBytes(UTF_8));
        }
        return new ConsumerRecord<>(
                said.topic(),
                part.partition.number(),
                line.offset(),
                line.time(),
                TimestampType.LOG_APPEND_TIME,
                said.key().length,
                said.value().length,
                said.key(),
                said.value(),
                headers,
                Optional.empty());
    }

    private static ProducerRecord<byte[], byte[]> encode(Line draft) {
        ProducerRecord<byte[], byte[]> record = CODEC.encode(draft.event(), new UUID(0, 1), SOME_TIME);
        return switch (draft.kind()) {
            case "poison" ->
                new ProducerRecord<>(
                        record.topic(), record.partition(), null, record.key(), "{".getBytes(UTF_8), record.headers());
            case "unknown" -> {
                record.headers().remove("ce_type");
                record.headers().add("ce_type", "ArticleDreamtOf".getBytes(UTF_8));
                yield record;
            }
            default -> record;
        };
    }
}
