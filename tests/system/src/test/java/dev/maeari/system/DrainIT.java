package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that is told to go, as in a rollout, when the gateway has ceased to send it anything new. */
@Tag("long")
class DrainIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int UNDER_WAY = 100;
    private static final Pattern ACTIVE = Pattern.compile("(?m)^http_server_active_requests\\{.*} (\\d+)");

    private final Maeari maeari = Maeari.running();
    private final List<String> stream = new CopyOnWriteArrayList<>();

    @Test
    void what_was_begun_is_answered_and_counted_once_and_streams_are_told_when_to_come_back() {
        // Given a stream and many views under way, at the process itself
        Person author = Person.signedIn(maeari, "author");
        String article = author.publishes("물러나는 글").get("id").asText();
        Status.Component service = maeari.status().component("engagement-service");
        URI url = URI.create(Objects.requireNonNull(service.url()));
        URI management = Objects.requireNonNull(service.managementUrl());
        Thread listener =
                Thread.ofVirtual().start(() -> listen(url.resolve("/api/engagement/counts/stream?article=" + article)));
        List<HalfSent> views = IntStream.range(0, UNDER_WAY)
                .mapToObj(reader -> HalfSent.view(url, article, "198.18.0." + (reader + 1)))
                .toList();
        Awaitility.await().atMost(PATIENCE).until(() -> !stream.isEmpty() && active(management) >= UNDER_WAY);

        // When
        maeari.processOf("engagement-service").destroy();
        Awaitility.await().atMost(PATIENCE).until(() -> !listener.isAlive());
        List<String> answers = views.stream().map(HalfSent::finish).toList();

        // Then
        views.forEach(HalfSent::close);
        assertThat(answers).containsOnly("HTTP/1.1 202 Accepted");
        assertThat(stream).last().isEqualTo("end");
        assertThat(stream).anyMatch(line -> line.matches("retry: ?[1-5]\\d{3}"));
        maeari.awaitRunning();
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(author.counts(article).get("views").asLong()).isEqualTo(UNDER_WAY));
    }

    private static int active(URI management) {
        return ACTIVE.matcher(Http.get(management.resolve("/q/metrics")).body())
                .results()
                .mapToInt(line -> Integer.parseInt(line.group(1)))
                .sum();
    }

    private void listen(URI address) {
        try {
            HttpResponse<java.io.InputStream> open = Http.browser()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(open.body(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(stream::add);
            }
            stream.add("end");
        } catch (IOException | UncheckedIOException e) {
            stream.add("cut: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
