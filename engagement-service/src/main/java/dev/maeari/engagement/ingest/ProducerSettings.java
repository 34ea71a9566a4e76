package dev.maeari.engagement.ingest;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of the one producer: kept by all in-sync replicas or refused, within two seconds (I2). */
final class ProducerSettings {
    private static final Duration IDLE = Duration.ofDays(365);

    static final Map<String, Object> ALL = Map.ofEntries(
            Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
            // Readers wait for it, each; under load batches fill while the broker has others.
            Map.entry(ProducerConfig.LINGER_MS_CONFIG, 2),
            Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024),
            // Sending happens on the event loop: it may wait for metadata and memory only so long.
            Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 100),
            Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000),
            Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1_500),
            // Metadata of a topic that nobody wrote to for a while would be dropped, and the next send wait for it. The
            // client adds this to the time of day: the greatest number there is would be long ago.
            Map.entry(ProducerConfig.METADATA_MAX_IDLE_CONFIG, IDLE.toMillis()),
            Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250));

    private ProducerSettings() {}
}
