package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T20:00:00.123Z");

    private final Ids ids = new Ids(InstantSource.fixed(NOW), UUID::randomUUID);

    @Test
    void an_ordered_id_is_of_version_7_and_carries_its_time() {
        // When
        UUID id = ids.ordered();

        // Then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(ids.ordered()).isNotEqualTo(id);
    }

    @Test
    void a_random_id_is_of_version_4() {
        assertThat(ids.random().version()).isEqualTo(4);
    }
}
