package dev.maeari.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** Publishes what the readers of the tests read. */
final class Author {
    private static final Path SAMPLES = Cli.HOME.resolve("deploy/local/src/main/resources/samples");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stack stack;
    private final String token;

    Author(Stack stack) {
        this.stack = stack;
        this.token = stack.token("author");
    }

    /** A new article whose title nobody else has; its path, once readers can read it. */
    String publishes(String title, String body) {
        return publishes(Map.of("title", title, "body", body, "language", "en", "category", "Tests"));
    }

    /** One of the samples, as a new article. */
    String publishesSample(String file) {
        try {
            String[] parts = Files.readString(SAMPLES.resolve(file)).split("---\n", 3);
            Map<String, Object> article = new HashMap<>();
            for (String line : parts[1].strip().split("\n")) {
                String[] pair = line.split(": ", 2);
                switch (pair[0]) {
                    case "slug" -> {}
                    case "cover" -> article.put("coverImage", uploads(pair[1]));
                    case "tags" ->
                        article.put(
                                "tags",
                                pair[1].substring(1, pair[1].length() - 1).split(", "));
                    default -> article.put(pair[0], pair[1]);
                }
            }
            article.put("body", parts[2].strip().replace("(valley.jpg", "(" + uploads("valley.jpg")));
            return publishes(article);
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read", e);
        }
    }

    private String publishes(Map<String, ?> article) {
        JsonNode draft = post("/api/articles", "application/json", bytes(article));
        post("/api/articles/" + draft.path("id").asText() + "/publish", "application/json", new byte[0]);
        String slug = URLEncoder.encode(draft.path("slug").asText(), StandardCharsets.UTF_8);
        String path = "/articles/" + slug.replace("+", "%20");
        HttpRequest look =
                HttpRequest.newBuilder(URI.create(stack.url() + path)).build();
        Awaitility.await("the article can be read")
                .atMost(PATIENCE)
                .until(() ->
                        http.send(look, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
        return path;
    }

    private String uploads(String picture) throws IOException {
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve(picture));
        return post("/api/articles/media", "image/jpeg", bytes).path("url").asText();
    }

    private JsonNode post(String path, String type, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return Stack.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(path + " can't be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Map<String, ?> article) {
        try {
            return Stack.JSON.writeValueAsBytes(article);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
