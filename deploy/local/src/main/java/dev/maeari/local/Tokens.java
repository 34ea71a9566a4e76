package dev.maeari.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Bearer tokens of the local sign-in provider. */
public final class Tokens {
    private Tokens() {}

    /** That of a person of the running system. */
    public static String of(LocalState state, String person) {
        if (state.signIn() == null) {
            throw new Failure("the sign-in provider does not run");
        }
        URI uri = URI.create(state.signIn().issuer() + "/token");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type", "password",
                        "username", person,
                        "password", "none",
                        "client_id", "maeari",
                        "client_secret", "none",
                        "scope", "openid profile email"))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode token = Json.MAPPER.readTree(response.body()).path("access_token");
            if (!token.isTextual()) {
                throw new Failure("no token from %s: %d %s".formatted(uri, response.statusCode(), response.body()));
            }
            return token.textValue();
        } catch (IOException e) {
            throw new Failure("the sign-in provider at %s does not answer".formatted(uri), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
