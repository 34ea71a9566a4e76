package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What readers do, on the log. A record that is not acknowledged fails the test: it would look like a lost count. */
final class Readers implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    Readers(String bootstrapServers, Topics topics) {
        awaitLeaders(bootstrapServers, topics);
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "max.in.flight.requests.per.connection", 1,
                        "linger.ms", 5,
                        "delivery.timeout.ms", 60_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> unused = producer.send(record, (sent, failure) -> {
            if (failure != null) {
                failed.set(failure);
            }
        });
    }

    /** Waits until everything sent so far is acknowledged. */
    void flush() {
        producer.flush();
        Exception failure = failed.get();
        if (failure != null) {
            throw new AssertionError("a record is not on the log", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    /** Topics are made some time before their partitions can be written. */
    private static void awaitLeaders(String bootstrapServers, Topics topics) {
        List<TopicPartition> all = Counter.topics().stream()
                .flatMap(topic -> IntStream.range(0, topics.partitions())
                        .mapToObj(p -> new TopicPartition(topics.name(topic), p)))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (TopicPartition partition : all) {
                admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all().get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("the topics can't be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
