package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = new RetryPolicy(10, Duration.ofSeconds(10), Duration.ofHours(2));

    @ParameterizedTest(name = "after attempt {0}, chance {1}: {2}")
    @CsvSource({
        "1,  0.0, PT5S",
        "1,  1.0, PT10S",
        "2,  1.0, PT20S",
        "5,  0.5, PT2M",
        "9,  1.0, PT42M40S",
        "11, 1.0, PT2H",
        "99, 1.0, PT2H",
    })
    void the_pause_doubles_up_to_the_longest_and_half_of_it_is_chance(int attempt, double jitter, Duration pause) {
        assertThat(POLICY.pause(attempt, jitter)).isEqualTo(pause);
    }

    @Test
    void there_are_as_many_attempts_as_said() {
        assertThat(POLICY.allowsAfter(9)).isTrue();
        assertThat(POLICY.allowsAfter(10)).isFalse();
    }
}
