package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

    /** Kafka's client adds the two without looking, and drops a topic whose sum is past at each look at the cluster. */
    @Test
    void a_topic_is_kept_until_long_after_now_as_the_client_reckons() {
        // Given
        long now = Instant.now().toEpochMilli();

        // When
        Object idle = ProducerSettings.ALL.get(ProducerConfig.METADATA_MAX_IDLE_CONFIG);

        // Then
        assertThat(idle)
                .isInstanceOfSatisfying(
                        Long.class,
                        millis -> assertThat(now + millis)
                                .isGreaterThan(now + Duration.ofDays(100).toMillis()));
    }
}
