package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.maeari.web.ProblemException;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private long nanos;
    private final Buckets<String> buckets = new Buckets<>(3, 1, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void beyond_the_burst_a_source_is_told_when_to_come_again() {
        // Given
        drain("one");

        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> buckets.take("one"));

        // Then
        assertThat(refusal.problem().status()).isEqualTo(429);
        assertThat(refusal.retryAfter()).isBetween(1, 2);
    }

    @Test
    void another_source_has_a_bucket_of_its_own() {
        // Given
        drain("one");

        // When / Then
        assertThatCode(() -> buckets.take("other")).doesNotThrowAnyException();
    }

    @Test
    void with_time_the_bucket_fills_again() {
        // Given
        drain("one");

        // When
        nanos += TimeUnit.SECONDS.toNanos(1);

        // Then
        assertThatCode(() -> buckets.take("one")).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(ProblemException.class, () -> buckets.take("one")))
                .isNotNull();
    }

    private void drain(String source) {
        for (int i = 0; i < 3; i++) {
            buckets.take(source);
        }
    }
}
