package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedHeadersTest {
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7|203.0.113.7",
                "203.0.113.7, 10.0.0.1|203.0.113.7,10.0.0.1",
                "[2001:db8::1]:443|[2001:db8::1]:443",
                "203.0.113.7:443|203.0.113.7:443",
                "203.0.113.7:x|203.0.113.7",
                "203.0.113.7:99999|203.0.113.7",
                "2001:db8::ab|[2001:db8::ab]",
                "[2001:db8::ab]:x|[2001:db8::ab]",
                "[2001:db8::ab|",
                ", 203.0.113.7|203.0.113.7",
                "203.0.113.7,|203.0.113.7",
                ":80,203.0.113.7|203.0.113.7",
                "''|",
                "' '|",
                ",,,|",
                ":8080|",
            })
    void hops_without_a_name_are_dropped(String sent, String kept) {
        // Given
        headers.add("X-Forwarded-For", sent);
        // When
        ForwardedHeaders.clean(headers);
        // Then
        assertThat(headers.get("X-Forwarded-For")).isEqualTo(kept);
    }

    @Test
    void lines_are_put_together_in_their_order() {
        // Given
        headers.add("X-Forwarded-For", "203.0.113.7").add("X-Forwarded-For", "10.0.0.1");
        // When
        ForwardedHeaders.clean(headers);
        // Then
        assertThat(headers.getAll("X-Forwarded-For")).isEqualTo(List.of("203.0.113.7,10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Proto,https,https",
        "X-Forwarded-Proto,'https,http',https",
        "X-Forwarded-Proto,javascript,",
        "X-Forwarded-Proto,://,",
        "X-Forwarded-Host,magazine.example:8443,magazine.example:8443",
        "X-Forwarded-Host,[::1]:8080,[::1]:8080",
        "X-Forwarded-Host,magazine.example/@evil.example,",
        "X-Forwarded-Host,%zz,",
        "X-Forwarded-Host,'',",
        "X-Forwarded-Port,8443,8443",
        "X-Forwarded-Port,-1,",
    })
    void what_is_no_scheme_host_or_port_is_dropped(String name, String sent, String kept) {
        // Given
        headers.add(name, sent);
        // When
        ForwardedHeaders.clean(headers);
        // Then
        assertThat(headers.get(name)).isEqualTo(kept);
    }
}
