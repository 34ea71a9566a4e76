package dev.maeari.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watcher before a site that does what none may do. */
@SuppressWarnings("NullAway.Init") // set before each test
class WatcherTest {
    private static final String ARTICLE = "01980f3c-5a10-7c3e-9b1f-2d3c4b5a6978";
    private static final String API = "/api/engagement/counts";
    private static final String STREAM = "/api/engagement/counts/stream";

    private HttpServer site;

    @BeforeEach
    void listen() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.start();
    }

    @AfterEach
    void end() {
        site.stop(0);
    }

    @Test
    void a_version_that_went_back_between_two_answers_is_reported() {
        // Given
        AtomicInteger position = new AtomicInteger(10);
        answers(API, () -> "{\"items\":[" + counts(position.getAndDecrement()) + "]}");
        answers(STREAM, () -> "data:" + counts(1) + "\n\n");
        // When
        List<String> wrong = wrong();
        // Then
        assertThat(wrong)
                .first()
                .asString()
                .startsWith("API: " + ARTICLE + "/views went from")
                .endsWith("back to 0-9");
    }

    @Test
    void a_version_that_went_back_on_an_open_stream_is_reported() {
        // Given
        answers(API, () -> "{\"items\":[" + counts(1) + "]}");
        answers(STREAM, () -> "data:" + counts(10) + "\n\ndata:" + counts(9) + "\n\n");
        // When
        List<String> wrong = wrong();
        // Then
        assertThat(wrong)
                .first()
                .asString()
                .startsWith("stream: " + ARTICLE + "/views went from")
                .endsWith("back to 0-9");
    }

    @Test
    void a_site_that_never_answered_is_not_taken_for_one_that_is_right() {
        // When
        try (Watcher watcher = watcher()) {
            // Then
            assertThat(watcher.wrong())
                    .containsExactly("API: nothing was ever shown", "stream: nothing was ever shown");
            assertThat(watcher.backwards()).isZero();
        }
    }

    /** Of somebody who has looked until a version went back. */
    private List<String> wrong() {
        try (Watcher watcher = watcher()) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> watcher.backwards() > 0);
            return watcher.wrong().stream()
                    .filter(one -> !one.endsWith("nothing was ever shown"))
                    .toList();
        }
    }

    private Watcher watcher() {
        return Watcher.atPages(
                URI.create("http://127.0.0.1:" + site.getAddress().getPort()), List.of(ARTICLE));
    }

    private void answers(String path, Supplier<String> what) {
        site.createContext(path, exchange -> {
            byte[] body = what.get().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String counts(int position) {
        return "{\"articleId\":\"%s\",\"views\":%d,\"versions\":{\"views\":\"0-%d\"}}"
                .formatted(ARTICLE, position, position);
    }
}
