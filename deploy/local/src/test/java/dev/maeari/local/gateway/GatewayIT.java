package dev.maeari.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GatewayIT {
    private static final int MEBIBYTE = 1024 * 1024;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void the_first_event_of_a_stream_is_there_before_the_second_is_sent() throws Exception {
        // Given
        CountDownLatch second = new CountDownLatch(1);
        try (Backend backend = new Backend(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            waitFor(second);
        })) {
            open(backend.url("/warm-up")).close();
            // When
            Duration fastest = Duration.ofDays(1);
            for (int attempt = 0; attempt < 10; attempt++) {
                long begin = System.nanoTime();
                try (InputStream stream = open(backend.url("/api/engagement/counts/stream"))) {
                    assertThat(new String(stream.readNBytes(7), StandardCharsets.UTF_8))
                            .isEqualTo("data: 1");
                }
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                fastest = took.compareTo(fastest) < 0 ? took : fastest;
            }
            // Then
            assertThat(fastest).isLessThan(Duration.ofMillis(200));
        }
    }

    @Test
    void a_stream_that_its_reader_leaves_is_ended_at_the_service_too() throws Exception {
        // Given
        AtomicBoolean noticed = new AtomicBoolean();
        try (Backend backend = new Backend(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            } catch (IOException | InterruptedException e) {
                noticed.set(true);
            }
        })) {
            // When
            try (InputStream stream = open(backend.url("/api/notifications/stream"))) {
                assertThat(stream.read()).isEqualTo(':');
            }
            // Then
            await().atMost(Duration.ofSeconds(30)).untilTrue(noticed);
        }
    }

    @Test
    void a_large_body_passes_through_without_being_held() throws Exception {
        // Given
        long size = 256L * MEBIBYTE;
        CountDownLatch reading = new CountDownLatch(1);
        AtomicLong received = new AtomicLong();
        AtomicLong given = new AtomicLong();
        try (Backend backend = new Backend(exchange -> {
            waitFor(reading);
            byte[] buffer = new byte[MEBIBYTE];
            for (int read; (read = exchange.getRequestBody().read(buffer)) >= 0; ) {
                received.addAndGet(read);
            }
            exchange.sendResponseHeaders(204, -1);
        })) {
            // When
            CompletableFuture<HttpResponse<Void>> sending = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(backend.url("/api/articles/media")))
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Counted(size, given)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            // Then what the service does not read yet piles up nowhere
            await().atMost(Duration.ofSeconds(30)).until(() -> standsStill(given));
            assertThat(given.get()).isLessThan(32L * MEBIBYTE);
            reading.countDown();
            assertThat(sending.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
            assertThat(received.get()).isEqualTo(size);
        }
    }

    @Test
    void a_service_that_is_away_is_a_page_for_people_and_a_problem_for_programs() throws Exception {
        // Given
        try (Gateway gateway = new Gateway(0, route -> 0)) {
            URI uri = URI.create("http://localhost:" + gateway.port() + "/api/engagement/views");
            // When
            HttpResponse<String> person = client.send(
                    HttpRequest.newBuilder(uri)
                            .header("Accept", "text/html")
                            .header("Accept-Language", "ko")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> program = client.send(
                    HttpRequest.newBuilder(uri)
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            // Then
            assertThat(person.statusCode()).isEqualTo(503);
            assertThat(person.body()).contains("<html lang=\"ko\">");
            assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(program.headers().firstValue("Retry-After")).contains("1");
            assertThat(program.body()).contains("engagement-service");
        }
    }

    private InputStream open(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private static boolean standsStill(AtomicLong given) throws InterruptedException {
        long before = given.get();
        TimeUnit.MILLISECONDS.sleep(500);
        return before > 0 && given.get() == before;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Zeros, and how many of them were taken. */
    private static final class Counted extends InputStream {
        private final long size;
        private final AtomicLong given;

        Counted(long size, AtomicLong given) {
            this.size = size;
            this.given = given;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read by the buffer");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int next = (int) Math.min(length, size - given.get());
            if (next == 0) {
                return -1;
            }
            given.addAndGet(next);
            return new ByteArrayInputStream(new byte[next]).readNBytes(buffer, offset, next);
        }
    }
}
