package dev.maeari.engagement.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.maeari.engagement.Network;
import dev.maeari.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Network ONE = Network.of("192.0.2.1");
    private static final Network OTHER = Network.of("192.0.2.2");

    private final Places places = new Places(4, 10, 2);

    @Test
    void a_source_with_as_many_as_it_may_have_is_refused_and_another_one_is_not() {
        // Given
        places.take(ONE, 1);
        places.take(ONE, 1);

        // When
        ProblemException refusal = refused(ONE, 1);

        // Then
        assertThat(refusal.problem().status()).isEqualTo(429);
        assertThat(refusal.problem().type()).isEqualTo("urn:maeari:problem:too-many-requests");
        assertThat(refusal.retryAfter()).isPositive();
        assertThatCode(() -> places.take(OTHER, 1)).doesNotThrowAnyException();
    }

    @Test
    void one_network_of_ipv6_is_one_source() {
        // Given
        places.take(Network.of("2001:db8::1"), 1);
        places.take(Network.of("2001:db8::2"), 1);

        // When / Then
        assertThat(refused(Network.of("2001:db8::3"), 1).problem().status()).isEqualTo(429);
        assertThatCode(() -> places.take(Network.of("2001:db8:0:1::1"), 1)).doesNotThrowAnyException();
    }

    @Test
    void what_is_freed_can_be_taken_again() {
        // Given
        places.take(ONE, 5);
        places.take(ONE, 5);

        // When
        places.free(ONE, 5);

        // Then
        assertThatCode(() -> places.take(ONE, 5)).doesNotThrowAnyException();
        assertThat(refused(ONE, 1).problem().status()).isEqualTo(429);
    }

    @Test
    void beyond_all_streams_nobody_has_room_not_even_who_has_no_limits() {
        // Given
        for (int i = 0; i < 4; i++) {
            places.take(null, 1);
        }

        // When / Then
        assertThat(refused(null, 1).problem().status()).isEqualTo(503);
        assertThat(refused(ONE, 1).problem().type()).isEqualTo("urn:maeari:problem:too-many-streams");
    }

    @Test
    void what_is_watched_together_is_bounded_and_smaller_streams_still_find_room() {
        // Given
        places.take(null, 9);

        // When
        ProblemException refusal = refused(ONE, 2);

        // Then
        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.problem().type()).isEqualTo("urn:maeari:problem:too-many-streams");
        assertThat(refusal.retryAfter()).isPositive();
        assertThatCode(() -> places.take(ONE, 1)).doesNotThrowAnyException();
    }

    @Test
    void who_was_refused_has_taken_nothing() {
        // Given
        places.take(ONE, 10);
        refused(ONE, 1);

        // When
        places.free(ONE, 10);

        // Then
        assertThatCode(() -> {
                    places.take(ONE, 1);
                    places.take(ONE, 9);
                })
                .doesNotThrowAnyException();
    }

    private ProblemException refused(@Nullable Network source, int articles) {
        return catchThrowableOfType(ProblemException.class, () -> places.take(source, articles));
    }
}
