package dev.maeari.faults;

import dev.maeari.system.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Writes to the log past the services, as a broken producer or a careless operator would. */
final class LogWriter implements AutoCloseable {
    /** Of each topic that is counted. */
    static final int PARTITIONS = 6;

    private final Status.Kafka kafka;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> open = new ArrayList<>();

    LogWriter(Status.Kafka kafka) {
        this.kafka = kafka;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "acks",
                        "all",
                        "max.request.size",
                        4 * 1024 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The headers of an event. */
    static Headers headers(String version, String type) {
        return new RecordHeaders()
                .add("ce_specversion", utf8(version))
                .add("ce_id", utf8(UUID.randomUUID().toString()))
                .add("ce_source", utf8("/maeari"))
                .add("ce_type", utf8(type))
                .add("content-type", utf8("application/json"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The partition of an article. */
    static int partition(String article) {
        return Utils.toPositive(Utils.murmur2(utf8(article))) % PARTITIONS;
    }

    /** Appends a record that lies on the log once more, as it is. */
    void again(ConsumerRecord<byte[], byte[]> record) {
        open.add(producer.send(new ProducerRecord<>(
                record.topic(), record.partition(), record.key(), record.value(), record.headers())));
    }

    /** Appends anything; answers where it stands now. */
    String put(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        Future<RecordMetadata> sent =
                producer.send(new ProducerRecord<>(kafka.topicPrefix() + topic, partition, key, value, headers));
        return "%s/%d/%d".formatted(topic, partition, get(sent).offset());
    }

    /** Waits until all of it is on the log. */
    void flush() {
        producer.flush();
        open.forEach(LogWriter::get);
        open.clear();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static RecordMetadata get(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new AssertionError("the broker did not take it", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
