package dev.maeari.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By a bare socket, since clients don't let one send such headers. */
class GatewayHeadersIT {
    private static final String GET = """
            GET / HTTP/1.1
            Host: site.test
            Connection: close

            """;

    @Test
    void the_service_sees_name_and_sender_but_nothing_of_the_connection() throws Exception {
        // Given
        Headers seen = new Headers();
        try (Backend backend = new Backend(exchange -> {
            seen.putAll(exchange.getRequestHeaders());
            exchange.getResponseHeaders().set("Keep-Alive", "timeout=5");
            exchange.getResponseHeaders().set("X-kept", "1");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
        })) {
            // When
            String answer = send(backend, """
                    GET /articles/a HTTP/1.1
                    Host: site.test:99
                    X-Forwarded-For: 203.0.113.9
                    Connection: X-Secret, Keep-Alive
                    Connection: close
                    X-Secret: 1
                    TE: trailers
                    Keep-Alive: 5

                    """);
            // Then
            assertThat(answer).startsWith("HTTP/1.1 200").contains("X-kept: 1").doesNotContain("timeout=5");
            assertThat(seen.getFirst("X-Forwarded-For")).isEqualTo("203.0.113.9");
            assertThat(seen.getFirst("X-Forwarded-Host")).isEqualTo("site.test:99");
            assertThat(seen.getFirst("Host")).isEqualTo("site.test:99");
            assertThat(seen).doesNotContainKeys("X-secret", "Te", "Keep-alive");
        }
    }

    @Test
    void who_says_nothing_about_the_sender_is_the_sender() throws Exception {
        // Given
        Headers seen = new Headers();
        try (Backend backend = new Backend(exchange -> {
            seen.putAll(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
        })) {
            // When
            send(backend, GET);
            // Then
            assertThat(seen.getFirst("X-Forwarded-For")).isEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @CsvSource({"204", "304", "404"})
    void an_answer_without_a_body_stays_one(int status) throws Exception {
        // Given
        try (Backend backend = new Backend(exchange -> exchange.sendResponseHeaders(status, -1))) {
            // When
            String answer = send(backend, GET);
            // Then
            assertThat(answer).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n");
        }
    }

    private static String send(Backend backend, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), backend.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
