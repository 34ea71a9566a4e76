package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads in no group and with a client of its own, which lives until it is let go. */
final class PastLog implements Remembering.Past {
    private static final int RECORDS = 5_000;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final Topics topics;
    private @Nullable KafkaConsumer<byte[], byte[]> client;

    PastLog(String bootstrapServers, Topics topics) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
    }

    @Override
    public void read(LogPartition partition, long time, long to, Remembering.Each each) throws InterruptedException {
        TopicPartition there = new TopicPartition(topics.name(partition.topic()), partition.number());
        KafkaConsumer<byte[], byte[]> consumer = client();
        consumer.assign(Set.of(there));
        OffsetAndTimestamp first = consumer.offsetsForTimes(Map.of(there, time)).get(there);
        if (first == null || first.offset() >= to) {
            return;
        }
        consumer.seek(there, first.offset());
        // Of a log that was lost there is less than was counted.
        long end = Math.min(to, consumer.endOffsets(Set.of(there)).getOrDefault(there, 0L));
        while (consumer.position(there) < end) {
            if (Thread.interrupted()) {
                throw new InterruptedException("reading " + partition + " was interrupted");
            }
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(there).stream()
                    .filter(record -> record.offset() < end)
                    .toList();
            each.read(records);
        }
    }

    @Override
    public void letGo() {
        KafkaConsumer<byte[], byte[]> consumer = client;
        client = null;
        if (consumer != null) {
            consumer.close();
        }
    }

    private KafkaConsumer<byte[], byte[]> client() {
        KafkaConsumer<byte[], byte[]> consumer = client;
        if (consumer == null) {
            consumer = Clients.consumer(bootstrapServers, topics.prefix() + "counting.past", RECORDS, Map.of());
            client = consumer;
        }
        return consumer;
    }
}
