package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersTest {
    private final Callers behindProxies = new Callers(true, Optional.of(List.of("10.0.0.0/8")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1|203.0.113.9|203.0.113.9",
                "10.0.0.1|198.51.100.66, 203.0.113.9|203.0.113.9",
                "10.0.0.1|198.51.100.66, 203.0.113.9, 10.0.0.2|203.0.113.9",
                "10.0.0.1|10.0.0.3, 10.0.0.2|10.0.0.3",
                "10.0.0.1|203.0.113.9:4711|203.0.113.9",
                "10.0.0.1|[2001:db8::9]:4711|2001:db8::9",
                "10.0.0.1|2001:db8::9|2001:db8::9",
                "10.0.0.1|''|10.0.0.1",
                "10.0.0.1|','|10.0.0.1",
                "203.0.113.9|198.51.100.66|203.0.113.9",
                "203.0.113.9|198.51.100.66, 10.0.0.2|203.0.113.9"
            })
    void the_caller_is_who_the_nearest_trusted_proxy_saw(String peer, String forwardedFor, String caller) {
        assertThat(behindProxies.address(peer, List.of(forwardedFor))).isEqualTo(caller);
    }

    @Test
    void a_header_that_comes_twice_is_one_list() {
        assertThat(behindProxies.address("10.0.0.1", List.of("198.51.100.66", "203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void without_forwarding_nobody_is_believed() {
        // Given
        Callers direct = new Callers(false, Optional.of(List.of("10.0.0.0/8")));

        // When / Then
        assertThat(direct.address("10.0.0.1", List.of("203.0.113.9"))).isEqualTo("10.0.0.1");
    }
}
