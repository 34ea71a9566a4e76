package dev.maeari.events;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How a broker is spoken to, encrypted and by name: what the environment says in {@code KAFKA_SECURITY_…},
 * {@code KAFKA_SASL_…} and {@code KAFKA_SSL_…}, which Quarkus' own channels read as well, as settings of Kafka's clients.
 * All clients are made here, so that none forgets it.
 */
public final class KafkaAccess {
    /** What this process was told; empty for a broker that lets everybody in. */
    private static final Map<String, Object> GIVEN = of(System.getenv());

    private KafkaAccess() {}

    /** Reads; whoever reads says how far. */
    public static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String name, Map<String, ?> more) {
        Map<String, Object> settings = with(bootstrapServers, more);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes what all in-sync replicas keep, once and in order. */
    public static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, String name, Map<String, ?> more) {
        Map<String, Object> settings = with(bootstrapServers, more);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Asks and changes what the broker holds. */
    public static Admin admin(String bootstrapServers, Map<String, ?> more) {
        return Admin.create(with(bootstrapServers, more));
    }

    /** The settings of a client, and what is needed to be let in. */
    static Map<String, Object> with(String bootstrapServers, Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(GIVEN);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.putAll(more);
        return all;
    }

    /** What such an environment says. */
    public static Map<String, Object> of(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().matches("KAFKA_(SECURITY|SASL|SSL)_.+"))
                .collect(Collectors.toUnmodifiableMap(
                        variable -> variable.getKey()
                                .substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        Map.Entry::getValue));
    }
}
