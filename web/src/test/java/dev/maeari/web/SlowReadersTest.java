package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Who asks and does not read the answer. The tests wait for two seconds where services do for longer. */
@QuarkusTest
@QuarkusTestResource(TrialTokens.class)
class SlowReadersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource
    URI site;

    @Test
    void who_does_not_read_holds_nobody_up_for_long() throws IOException {
        // Given
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            // When
            String request = "GET /api/trial/endless HTTP/1.1\r\nHost: here\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> TrialResource.WRITING.get() == 1);
            // Then
            await().atMost(PATIENCE).until(() -> TrialResource.WRITING.get() == 0);
        }
    }

    @Test
    void services_wait_longer_than_streams_are_silent_and_proxies_keep_connections() throws IOException {
        // Given
        Properties common = new Properties();
        // When
        try (InputStream in = Problem.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            common.load(in);
        }
        // Then
        assertThat(common.getProperty("quarkus.http.idle-timeout")).isEqualTo("75S");
    }
}
