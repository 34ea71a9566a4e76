package dev.maeari.benchmarks;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reader with an open stream, who notes when each version of the views of an article came. */
final class CountsStreamReader implements AutoCloseable {
    private static final Pattern COUNTS =
            Pattern.compile("data: ?.*\"articleId\":\"([^\"]+)\".*\"versions\":\\{\"views\":\"([^\"]+)\".*");

    private final Map<String, ConcurrentLinkedQueue<Seen>> seen = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch begun;

    /**
     * A version on the page.
     *
     * @param position the first offset that it does not reflect
     * @param nanos of {@link System#nanoTime}
     */
    record Seen(long position, long nanos) {}

    /** Returns once the current counts of each article have come. */
    CountsStreamReader(int port, List<ArticleId> articles) throws InterruptedException {
        begun = new CountDownLatch(articles.size());
        String asked = articles.stream().map(id -> "article=" + id).collect(Collectors.joining("&"));
        URI address = URI.create("http://127.0.0.1:%d/api/engagement/counts/stream?%s".formatted(port, asked));
        Thread.ofPlatform().daemon().name("stream").start(() -> read(address));
        begun.await();
    }

    /** Of this article, in the order in which they came. */
    Iterable<Seen> of(ArticleId article) {
        return seen.getOrDefault(article.toString(), new ConcurrentLinkedQueue<>());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void read(URI address) {
        try (Stream<String> lines = client.send(
                        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines())
                .body()) {
            lines.forEach(this::line);
        } catch (IOException | RuntimeException e) {
            // The end of the stream is the end of the measurement.
            begun.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void line(String line) {
        Matcher counts = COUNTS.matcher(line);
        if (counts.matches()) {
            seen.computeIfAbsent(counts.group(1), id -> new ConcurrentLinkedQueue<>())
                    .add(new Seen(CountVersion.of(counts.group(2)).position(), System.nanoTime()));
            begun.countDown();
        }
    }
}
