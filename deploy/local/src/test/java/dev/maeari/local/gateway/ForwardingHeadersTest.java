package dev.maeari.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class ForwardingHeadersTest {
    private static final ForwardingHeaders.Peer SCRIPT = new ForwardingHeaders.Peer("127.0.0.1", true);
    private static final ForwardingHeaders.Peer STRANGER = new ForwardingHeaders.Peer("192.0.2.7", false);

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @Test
    void this_machine_may_say_who_asks() {
        // Given
        headers.set("X-Forwarded-For", "203.0.113.9");
        // When
        ForwardingHeaders.set(headers, SCRIPT, "localhost:8080");
        // Then
        assertThat(headers.get("x-forwarded-for")).isEqualTo("203.0.113.9");
    }

    @Test
    void nobody_else_may() {
        // Given
        headers.add("X-Forwarded-For", "203.0.113.9").add("X-Forwarded-For", "203.0.113.10");
        // When
        ForwardingHeaders.set(headers, STRANGER, "localhost:8080");
        // Then
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("192.0.2.7");
    }

    @Test
    void host_and_protocol_are_what_was_asked_for_not_what_was_claimed() {
        // Given
        headers.set("X-Forwarded-Host", "evil.example")
                .set("X-Forwarded-Proto", "https")
                .set("Forwarded", "for=x");
        // When
        ForwardingHeaders.set(headers, SCRIPT, "localhost:8080");
        // Then
        assertThat(headers.get("X-Forwarded-Host")).isEqualTo("localhost:8080");
        assertThat(headers.get("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(headers.contains("Forwarded")).isFalse();
    }

    @Test
    void what_belongs_to_one_connection_is_not_passed_on() {
        // Given
        headers.set("Connection", "close, X-Secret")
                .set("X-Secret", "1")
                .set("Keep-Alive", "5")
                .set("TE", "trailers");
        headers.set("Accept", "text/html");
        // When
        ForwardingHeaders.removeHopByHop(headers);
        // Then
        assertThat(headers.names()).containsExactly("Accept");
    }
}
