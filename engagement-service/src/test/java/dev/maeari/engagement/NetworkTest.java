package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "0.0.0.1, ::1, false",
        "unknown, unknown, true",
        "unknown, 192.0.2.1, false"
    })
    void an_ipv4_address_or_the_first_half_of_an_ipv6_address_is_one_network(String one, String other, boolean same) {
        assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    }

    @Test
    void a_network_never_shows_in_a_text() {
        assertThat(Network.of("192.0.2.1").toString()).isEqualTo("Network");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "11.0.0.0, false",
        "192.0.2.7, true",
        "192.0.2.8, false",
        "::ffff:10.0.0.1, true",
        "2001:db8:ffff::1, true",
        "2001:db9::1, false",
        "localhost, false",
        "'', false"
    })
    void a_setting_names_addresses_and_networks(String address, boolean contained) {
        // Given
        Networks networks = Networks.of("setting", List.of("10.0.0.0/8", " 192.0.2.7", "2001:db8::/32"));

        // When / Then
        assertThat(networks.contain(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", ""})
    void what_is_neither_is_refused_by_name(String text) {
        assertThatThrownBy(() -> Networks.of("some.setting", List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("some.setting");
    }
}
