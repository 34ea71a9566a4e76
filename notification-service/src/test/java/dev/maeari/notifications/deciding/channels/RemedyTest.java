package dev.maeari.notifications.deciding.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.notifications.Failures;
import dev.maeari.web.DatabaseFailed;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemedyTest {
    private static final IntakeConfig CONFIG = new IntakeConfig() {
        @Override
        public Duration firstPause() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofSeconds(30);
        }

        @Override
        public int attempts() {
            return 5;
        }

        @Override
        public Duration poll() {
            return Duration.ofSeconds(1);
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "40001", "55P03"})
    void trouble_with_the_database_is_tried_again_for_ever(String state) {
        RuntimeException trouble = new IllegalStateException(new DatabaseFailed(new SQLException("away", state)));

        assertThat(Remedy.of(trouble, 1_000_000, CONFIG)).isEqualTo(new Remedy.Again(Duration.ofSeconds(30)));
    }

    @Test
    void a_pool_without_a_free_connection_passes_too() {
        assertThat(Remedy.of(new DatabaseFailed(new SQLException("timeout")), 1_000_000, CONFIG))
                .isInstanceOf(Remedy.Again.class);
    }

    @Test
    void the_engagement_service_is_asked_for_ever() {
        assertThat(Remedy.of(Failures.ofEngagement(), 1_000_000, CONFIG)).isInstanceOf(Remedy.Again.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23502", "42P01"})
    void what_the_record_itself_is_at_fault_for_is_buried_after_some_attempts(String state) {
        RuntimeException fault = new DatabaseFailed(new SQLException("wrong", state));

        assertThat(Remedy.of(fault, 4, CONFIG)).isInstanceOf(Remedy.Again.class);
        assertThat(Remedy.of(fault, 5, CONFIG)).isInstanceOf(Remedy.Bury.class);
        assertThat(Remedy.of(new NullPointerException(), 5, CONFIG)).isInstanceOf(Remedy.Bury.class);
    }
}
