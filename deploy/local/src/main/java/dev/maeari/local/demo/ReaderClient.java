package dev.maeari.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.maeari.local.Failure;
import dev.maeari.local.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reader's browser, as far as the API sees it: an address, a cookie, and the manners of a client. It takes the guest
 * cookie that a 307 brings along and repeats the request, and tries again where it is told to (503).
 */
final class ReaderClient {
    private static final int ATTEMPTS = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClient client;
    private final String site;
    private final Visit visit;
    private final Tally tally;
    private @Nullable String cookie;

    ReaderClient(HttpClient client, String site, Visit visit, Tally tally) {
        this.client = client;
        this.site = site;
        this.visit = visit;
        this.tally = tally;
    }

    /** Does all steps, each once the one before was acknowledged. */
    void read(String articleId) throws InterruptedException {
        for (Step step : visit.steps()) {
            acknowledge(step, request(step, articleId));
            tally.acknowledged(step);
        }
    }

    private void acknowledge(Step step, HttpRequest first) throws InterruptedException {
        HttpRequest request = first;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            @Nullable HttpResponse<byte[]> response = send(request);
            if (response != null && response.statusCode() / 100 == 2) {
                return;
            }
            if (response != null && response.statusCode() == 307) {
                request = redirected(first, response);
            } else if (response == null || response.statusCode() == 503) {
                tally.unknown(step);
                Thread.sleep(PAUSE);
            } else {
                throw new Failure("%s %s was answered %d: %s"
                        .formatted(
                                request.method(),
                                request.uri(),
                                response.statusCode(),
                                new String(response.body(), StandardCharsets.UTF_8)));
            }
        }
        throw new Failure("%s %s was not acknowledged in %d tries".formatted(first.method(), first.uri(), ATTEMPTS));
    }

    /** Null if no answer came. */
    private @Nullable HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            return null;
        }
    }

    private HttpRequest redirected(HttpRequest first, HttpResponse<?> response) {
        response.headers().firstValue("Set-Cookie").ifPresent(given -> cookie = given.split(";", 2)[0]);
        URI location =
                first.uri().resolve(response.headers().firstValue("Location").orElse(""));
        return withCookie(HttpRequest.newBuilder(first, (name, value) -> !name.equalsIgnoreCase("Cookie"))
                        .uri(location))
                .build();
    }

    private HttpRequest request(Step step, String articleId) {
        String article = "/api/engagement/articles/" + articleId;
        return switch (step) {
            case Step.View view ->
                request("/api/engagement/views")
                        .POST(json(Map.of("articleId", articleId)))
                        .build();
            case Step.Like like ->
                request(article + "/like")
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build();
            case Step.Unlike unlike -> request(article + "/like").DELETE().build();
            case Step.Comment comment ->
                request(article + "/comments")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(json(Map.of("name", comment.name(), "text", comment.text())))
                        .build();
        };
    }

    private HttpRequest.Builder request(String path) {
        return withCookie(HttpRequest.newBuilder(URI.create(site + path))
                .timeout(Duration.ofSeconds(20))
                .header("X-Forwarded-For", visit.address())
                // A site that believes no address but the one that connects tells readers apart by their browsers.
                .header("User-Agent", visit.userAgent() + " Reader/" + visit.address())
                .header("Accept-Language", visit.languages())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json"));
    }

    private HttpRequest.Builder withCookie(HttpRequest.Builder request) {
        return cookie == null ? request : request.setHeader("Cookie", cookie);
    }

    private static HttpRequest.BodyPublisher json(Map<String, String> body) {
        try {
            return HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts become JSON", e);
        }
    }
}
