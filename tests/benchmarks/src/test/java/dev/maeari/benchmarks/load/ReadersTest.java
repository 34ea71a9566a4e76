package dev.maeari.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadersTest {
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final int LONG_BODY = 40_000;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server = listen();

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        answer("/good", 200, LONG_BODY, Duration.ZERO);
        answer("/refused", 429, 10, Duration.ZERO);
        answer("/slow", 200, 10, Duration.ofMillis(50));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void each_answer_is_counted_once_however_long_it_is() throws IOException {
        // Given
        try (Readers readers = new Readers(server.getAddress().getPort(), 3)) {
            // When
            Answers answers = readers.eager(get("/good"), MOMENT).taken();

            // Then
            assertThat(answers.good()).isPositive().isEqualTo(asked.get());
            assertThat(answers.nanos().getTotalCount()).isEqualTo(answers.good());
        }
    }

    @Test
    void a_run_that_is_refused_gives_no_number() throws IOException {
        try (Readers readers = new Readers(server.getAddress().getPort(), 1)) {
            // When
            Answers answers = readers.eager(get("/refused"), MOMENT);

            // Then
            assertThat(answers.good()).isZero();
            assertThatThrownBy(answers::taken).hasMessageContaining("429");
        }
    }

    @Test
    void who_has_to_wait_for_a_connection_is_late() throws IOException {
        // Given one connection, and twice as many requests as it can carry
        try (Readers readers = new Readers(server.getAddress().getPort(), 1)) {
            // When
            Answers answers = readers.steady(get("/slow"), Watcher.NOBODY, 40, Duration.ofSeconds(1));

            // Then the last ones waited for half of the time, though each answer took but 50 ms
            assertThat(answers.millis(100)).isGreaterThan(300);
        }
    }

    @Test
    void a_watcher_sees_the_headers_of_each_answer() throws IOException {
        // Given
        List<String> seen = new ArrayList<>();
        try (Readers readers = new Readers(server.getAddress().getPort(), 2)) {
            // When
            Answers answers = readers.steady(
                    get("/good"),
                    (number, nanos, head) -> seen.add(number + " " + head.header("Maeari-Position")),
                    20,
                    MOMENT);

            // Then
            assertThat(seen).hasSize((int) answers.good()).contains("0 views/1/2");
        }
    }

    private void answer(String path, int status, int length, Duration wait) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseHeaders().add("Maeari-Position", "views/1/2");
            exchange.sendResponseHeaders(status, length);
            exchange.getResponseBody().write(new byte[length]);
            exchange.close();
        });
    }

    private static Requests get(String path) {
        byte[] text =
                "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(StandardCharsets.US_ASCII);
        return (number, into) -> into.put(text);
    }
}
