package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

class KafkaAccessTest {
    @Test
    void what_the_environment_says_of_security_becomes_settings_of_the_clients_and_nothing_else_does() {
        // Given
        Map<String, String> environment = Map.of(
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_JAAS_CONFIG", "secret",
                "KAFKA_SSL_TRUSTSTORE_LOCATION", "/ca.crt",
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                "HOME", "/");
        // When
        Map<String, Object> settings = KafkaAccess.of(environment);
        // Then
        assertThat(settings)
                .containsOnly(
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.jaas.config", "secret"),
                        Map.entry("ssl.truststore.location", "/ca.crt"));
        assertThat(AdminClientConfig.configNames()).containsAll(settings.keySet());
    }

    @Test
    void the_settings_of_a_client_stay() {
        assertThat(KafkaAccess.with("kafka:9092", Map.of("acks", "all")))
                .containsOnly(Map.entry("bootstrap.servers", "kafka:9092"), Map.entry("acks", "all"));
    }
}
