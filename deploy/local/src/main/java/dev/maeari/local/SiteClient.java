package dev.maeari.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The APIs of a running site, for one person. Where it is not the moment (503), it tries again as it is told. */
public final class SiteClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 30;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    /** As the bearer of that token. */
    public SiteClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /**
     * What came back.
     *
     * @param body missing where it was no JSON
     */
    public record Answer(
            int status, JsonNode body, @Nullable String etag) {
        /** Whether it went well. */
        public boolean isOk() {
            return status / 100 == 2;
        }

        /**
         * The body.
         *
         * @throws Failure if the service refused
         */
        public JsonNode orFail() {
            if (!isOk()) {
                throw new Failure("refused: " + problem());
            }
            return body;
        }

        /** What the problem says, with the field at fault. */
        public String problem() {
            String detail = body.path("detail").asText("status " + status);
            String field = body.path("field").asText("");
            return field.isEmpty() ? detail : field + ": " + detail;
        }
    }

    /** A read. */
    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** A read that takes no for an answer: it is not tried again. */
    public Answer getOnce(String path) {
        return send(request(path).GET().build(), 1);
    }

    /** A write of JSON, if its state is still the one named by the ETag. */
    public Answer write(String method, String path, @Nullable Object body, @Nullable String ifMatch) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        try {
            return send(request.method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new IllegalStateException("plain values become JSON", e);
        }
    }

    /** A write of values that are JSON of a media type of their own. */
    public Answer send(String path, String type, Object body) {
        try {
            return upload(path, Json.MAPPER.writeValueAsBytes(body), type);
        } catch (IOException e) {
            throw new IllegalStateException("plain values become JSON", e);
        }
    }

    /** A write of bytes. */
    public Answer upload(String path, byte[] bytes, String type) {
        return send(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build());
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        return send(request, ATTEMPTS);
    }

    private Answer send(HttpRequest request, int attempts) {
        try {
            for (int attempt = 1; ; attempt++) {
                HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != 503 || attempt == attempts) {
                    return answer(response);
                }
                Thread.sleep(PAUSE);
            }
        } catch (IOException e) {
            throw new Failure("%s does not answer: %s".formatted(request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        String etag = response.headers().firstValue("ETag").orElse(null);
        try {
            JsonNode body = Json.MAPPER.readTree(new String(response.body(), StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), body, etag);
        } catch (IOException e) {
            return new Answer(response.statusCode(), Json.MAPPER.missingNode(), etag);
        }
    }
}
