package dev.maeari.faults;

import dev.maeari.system.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The records of a topic as they lie there. */
record LogReader(Status.Kafka kafka) {
    /** A consumer that is closed waits for the answer on its way, which at the end of a topic is long in coming. */
    private static final Map<String, Object> BRIEFLY = Map.of("fetch.max.wait.ms", 10);

    /** All there are now, in order within each partition. */
    List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        return all(List.of(topic));
    }

    /** Likewise of some topics. */
    List<ConsumerRecord<byte[], byte[]>> all(List<String> topics) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka, BRIEFLY)) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(kafka.topicPrefix() + topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(all::add);
            }
        }
        return all;
    }

    /** Those of some articles. */
    List<ConsumerRecord<byte[], byte[]>> of(String topic, Collection<String> articles) {
        return all(topic).stream()
                .filter(record -> articles.contains(key(record)))
                .toList();
    }

    /** Where the records of those articles stand, as {@code topic/partition/offset}. */
    Set<String> positions(String topic, Collection<String> articles) {
        return of(topic, articles).stream()
                .map(record -> "%s/%d/%d".formatted(topic, record.partition(), record.offset()))
                .collect(Collectors.toSet());
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    /** The text of a record that has one. */
    static String value(ConsumerRecord<byte[], byte[]> record) {
        return new String(Objects.requireNonNull(record.value()), StandardCharsets.UTF_8);
    }

    static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** For who reads on and on. */
    static KafkaConsumer<byte[], byte[]> consumer(Status.Kafka kafka) {
        return consumer(kafka, Map.of());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Status.Kafka kafka, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("bootstrap.servers", kafka.bootstrapServers());
        config.put("enable.auto.commit", false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
