package dev.maeari.outbox;

import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends rows with one idempotent producer and waits for the acknowledgement of all in-sync replicas (I2). */
@ApplicationScoped
class OutboxSender implements RelayRound.Sender {
    private static final int CLOSE_SECONDS = 2;

    private final String bootstrapServers;
    private final MeterRegistry registry;
    private final Topics topics;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable KafkaClientMetrics watched;

    OutboxSender(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            MeterRegistry registry,
            Topics topics) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.topics = topics;
    }

    @Override
    public Sending.Result send(List<OutboxRow> rows) throws InterruptedException {
        try {
            // A row may have been written before partitions were added.
            return new Sending(producer())
                    .send(rows.stream()
                            .map(row -> new OutboxRow(row.id(), topics.atHome(row.record())))
                            .toList());
        } catch (KafkaException e) {
            return new Sending.Result(List.of(), e);
        }
    }

    void close(@Observes ShutdownEvent stop) {
        if (watched != null) {
            watched.close();
        }
        if (producer != null) {
            producer.close(java.time.Duration.ofSeconds(CLOSE_SECONDS));
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = KafkaAccess.producer(
                    bootstrapServers,
                    "maeari-outbox",
                    Map.of(
                            ProducerConfig.COMPRESSION_TYPE_CONFIG,
                            "lz4",
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            2 * 1024 * 1024,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            5_000,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            5_000,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            10_000));
            watched = new KafkaClientMetrics(producer);
            watched.bindTo(registry);
        }
        return producer;
    }
}
