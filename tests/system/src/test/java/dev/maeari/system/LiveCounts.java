package dev.maeari.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The numbers of some articles as a page has them that stays open: by one stream, opened again whenever it ends. */
public final class LiveCounts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final AtomicInteger heard = new AtomicInteger();
    private final Versions versions = new Versions("stream");
    private final HttpClient browser = Http.browser();
    private final HttpRequest request;
    private volatile boolean closed;

    private LiveCounts(URI site, List<String> articles) {
        String query = articles.stream().map(article -> "article=" + article).collect(Collectors.joining("&"));
        request = HttpRequest.newBuilder(site.resolve("/api/engagement/counts/stream?" + query))
                .header("Accept", "text/event-stream")
                .build();
    }

    /** Begins to listen. */
    public static LiveCounts of(URI site, List<String> articles) {
        LiveCounts counts = new LiveCounts(site, articles);
        Thread.ofPlatform().name("live-counts").daemon().start(counts::listen);
        return counts;
    }

    /** Waits until something new is heard. */
    public void awaitMore() {
        int before = heard.get();
        Awaitility.await().atMost(PATIENCE).until(() -> heard.get() > before);
    }

    /** All that was heard. */
    public Versions versions() {
        return versions;
    }

    @Override
    public void close() {
        closed = true;
        browser.shutdownNow();
    }

    private void listen() {
        while (!closed) {
            try {
                HttpResponse<Stream<String>> response = browser.send(request, BodyHandlers.ofLines());
                try (Stream<String> lines = response.body()) {
                    lines.filter(line -> response.statusCode() == 200 && line.startsWith("data:"))
                            .map(line -> Json.read(line.substring("data:".length())))
                            .forEach(this::hear);
                }
            } catch (IOException | RuntimeException e) {
                // Whoever serves it was hit; a page connects again, too.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void hear(JsonNode counts) {
        versions.answer(counts);
        heard.incrementAndGet();
    }
}
