package dev.maeari.local.deadletters;

import dev.maeari.local.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Records that could not be read, on {@code <topic>.dead}. A replay appends the record to its topic again, to the partition
 * it came from, with its origin: whoever has settled that origin already passes over it. How far the dead letters were
 * replayed is kept at the broker, as the offsets of a group.
 */
public final class DeadRecords implements DeadLetters {
    static final String ORIGIN = "maeari_origin";
    static final String CAUSE = "maeari_cause";

    private static final String KEPT_BY = "maeari_kept_by";
    private static final String GROUP = "maeari-dead-letters";
    private static final String DEAD = ".dead";
    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final String prefix;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    /** Of the topics with that prefix. */
    public DeadRecords(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
    }

    @Override
    public String what() {
        return "records";
    }

    @Override
    public List<DeadLetter> list() {
        Map<String, DeadLetter> byOrigin = new LinkedHashMap<>();
        seen.clear();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
            for (ConsumerRecord<byte[], byte[]> dead : all(consumer, partitions)) {
                boolean replayed = Replayed.of(committed.get(partition(dead))).contains(dead.offset());
                seen.add(dead);
                byOrigin.merge(
                        origin(dead), new DeadLetter(origin(dead), 1, cause(dead), replayed), DeadRecords::together);
            }
        }
        return List.copyOf(byOrigin.values());
    }

    @Override
    public void replay(DeadLetter letter) {
        List<ConsumerRecord<byte[], byte[]>> dead = seen.stream()
                .filter(record -> origin(record).equals(letter.name()))
                .toList();
        String[] origin = letter.name().split("/");
        if (dead.isEmpty() || origin.length != 3) {
            throw new Failure("no dead letter with the origin " + letter.name());
        }
        ConsumerRecord<byte[], byte[]> first = dead.getFirst();
        Headers headers =
                new RecordHeaders(first.headers().toArray()).remove(CAUSE).remove(KEPT_BY);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(
                            prefix + origin[0], Integer.parseInt(origin[1]), first.key(), first.value(), headers))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        } catch (ExecutionException e) {
            throw new Failure("the broker did not take %s: %s".formatted(letter.name(), e.getMessage()), e);
        }
        note(dead);
    }

    private void note(List<ConsumerRecord<byte[], byte[]>> dead) {
        Map<TopicPartition, List<Long>> offsets = offsets(dead);
        Map<TopicPartition, List<Long>> there = offsets(seen);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(consumer.committed(offsets.keySet()));
            offsets.forEach((partition, some) -> committed.put(
                    partition,
                    Replayed.of(committed.get(partition))
                            .with(some, there.getOrDefault(partition, List.of()))
                            .toCommit()));
            consumer.commitSync(committed);
        }
    }

    private static Map<TopicPartition, List<Long>> offsets(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        DeadRecords::partition, Collectors.mapping(ConsumerRecord::offset, Collectors.toList())));
    }

    private static DeadLetter together(DeadLetter first, DeadLetter next) {
        return new DeadLetter(first.name(), first.times() + 1, next.cause(), first.replayed() && next.replayed());
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> dead) {
        return new TopicPartition(dead.topic(), dead.partition());
    }

    private static String origin(ConsumerRecord<?, ?> dead) {
        return text(dead.headers(), ORIGIN).orElse("unknown");
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic ->
                        topic.getKey().startsWith(prefix) && topic.getKey().endsWith(DEAD))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(all::add);
        }
        return all;
    }

    private static String cause(ConsumerRecord<byte[], byte[]> dead) {
        return text(dead.headers(), CAUSE)
                .flatMap(cause -> cause.lines().findFirst())
                .orElse("?");
    }

    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("group.id", GROUP);
        settings.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
