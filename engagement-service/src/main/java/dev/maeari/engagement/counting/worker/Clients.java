package dev.maeari.engagement.counting.worker;

import dev.maeari.events.KafkaAccess;
import dev.maeari.web.tail.NativeLz4;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The Kafka clients of counting and the settings that it leans on. */
final class Clients {
    private static final int MEGABYTE = 1024 * 1024;

    static {
        NativeLz4.load();
    }

    private Clients() {}

    /**
     * The consumer. It has no place to begin but the one it is told, so that nothing is ever skipped; it reads what is
     * uncommitted too: nobody writes here in transactions, and one left open must not hold up the log. Its group names it:
     * the numbers of clients of one name would be taken for one.
     */
    static KafkaConsumer<byte[], byte[]> consumer(
            String bootstrapServers, String group, int poll, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 60_000);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.min(poll, ReadingAhead.MOST_OF_A_POLL));
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * MEGABYTE);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * MEGABYTE);
        config.putAll(more);
        return KafkaAccess.consumer(bootstrapServers, group, config);
    }

    static Admin admin(String bootstrapServers) {
        return KafkaAccess.admin(
                bootstrapServers,
                Map.of(
                        AdminClientConfig.CLIENT_ID_CONFIG,
                        "maeari-counting-admin",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000));
    }

    static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, String pipeline) {
        return KafkaAccess.producer(
                bootstrapServers,
                "maeari-counts." + pipeline,
                Map.of(
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        10_000));
    }
}
