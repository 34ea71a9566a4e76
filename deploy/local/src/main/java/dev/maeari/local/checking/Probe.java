package dev.maeari.local.checking;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the site as a reader's browser, which follows no redirect by itself, or as the operator. */
final class Probe implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI site;
    private final @Nullable String token;
    private final Duration patience;

    Probe(URI site, @Nullable String token, Duration patience) {
        this.site = site;
        this.token = token;
        this.patience = patience;
    }

    /** Whether it is what an API of ours answers, rather than a page of somebody else. */
    static boolean isObject(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().startsWith("{");
    }

    /** Whether it is what live counts come by. */
    static boolean isStream(HttpResponse<?> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return answer.statusCode() == 200 && type.startsWith("text/event-stream");
    }

    boolean isOperator() {
        return token != null;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** An address of somebody else. */
    HttpResponse<String> elsewhere(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).timeout(patience).header("Accept", "text/html"));
    }

    HttpResponse<String> asOperator(String method, String path) throws IOException, InterruptedException {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** Posts JSON as that browser. */
    HttpResponse<String> post(String path, String json, String agent) throws IOException, InterruptedException {
        return send(request(path)
                .setHeader("User-Agent", agent)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** An answer that does not end. */
    HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return client.send(
                request(path).setHeader("Accept", "text/event-stream").GET().build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Without waiting for what is still open. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path)).timeout(patience).header("Accept", "*/*");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
