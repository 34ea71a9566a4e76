package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Reads stretches of the log, one partition at a time, in no group: it takes nothing away from counting. */
final class Log implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int RECORDS = 5_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topics topics;

    /** Takes what was read. */
    @FunctionalInterface
    interface Each {
        /** The records in order; everything before {@code next} is read with them. */
        void read(List<ConsumerRecord<byte[], byte[]>> records, long next) throws InterruptedException;
    }

    Log(String bootstrapServers, Topics topics) {
        this.topics = topics;
        this.consumer = KafkaAccess.consumer(
                bootstrapServers,
                "maeari-recounting",
                Map.of(
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        RECORDS,
                        // Who is at the end of one partition must not wait before going on with another.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        20,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        15_000));
    }

    /** The first offset that is still there. */
    long start(LogPartition partition) {
        TopicPartition there = taken(partition);
        return Objects.requireNonNull(consumer.beginningOffsets(Set.of(there)).get(there));
    }

    /** The offset of the next record. */
    long end(LogPartition partition) {
        TopicPartition there = taken(partition);
        return Objects.requireNonNull(consumer.endOffsets(Set.of(there)).get(there));
    }

    /** The first offset with that append time, in milliseconds, or a later one. */
    OptionalLong at(LogPartition partition, long time) {
        TopicPartition there = taken(partition);
        OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(there, time)).get(there);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.offset());
    }

    /** The append time of the first record that is still there. */
    OptionalLong firstTime(LogPartition partition) {
        TopicPartition there = taken(partition);
        OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(there, 0L)).get(there);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.timestamp());
    }

    /**
     * Reads from one offset to before another.
     *
     * @throws Unprovable if they are not all there
     */
    void read(LogPartition partition, long from, long to, Each each) throws InterruptedException {
        if (from >= to) {
            return;
        }
        long start = start(partition);
        long end = end(partition);
        if (from < start || to > end) {
            throw new Unprovable(
                    "%s is needed from %d to %d, the log has %d to %d".formatted(partition, from, to, start, end));
        }
        TopicPartition there = taken(partition);
        consumer.seek(there, from);
        long next = from;
        while (next < to) {
            if (Thread.interrupted()) {
                throw new InterruptedException("reading " + partition + " was interrupted");
            }
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(there).stream()
                    .filter(record -> record.offset() < to)
                    .toList();
            long reached = Math.min(consumer.position(there), to);
            if (reached > next) {
                next = reached;
                each.read(records, next);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private TopicPartition taken(LogPartition partition) {
        TopicPartition there = of(partition);
        if (!consumer.assignment().contains(there)) {
            consumer.assign(Set.of(there));
        }
        return there;
    }

    private TopicPartition of(LogPartition partition) {
        return new TopicPartition(topics.name(partition.topic()), partition.number());
    }
}
