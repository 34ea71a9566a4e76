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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A process that is told to go, as in a rollout, when the gateway has ceased to send it anything new. */
class DrainIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SENDERS = 16;
    private static final int UNDER_WAY = 100;

    private final Maeari maeari = Maeari.running();
    private final AtomicBoolean going = new AtomicBoolean();
    private final AtomicInteger senders = new AtomicInteger();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> stream = new CopyOnWriteArrayList<>();

    @Test
    void what_was_begun_is_answered_and_counted_once_and_streams_are_told_when_to_come_back() {
        // Given a stream and many views under way, at the process itself
        Person author = Person.signedIn(maeari, "author");
        String article = author.publishes("물러나는 글").get("id").asText();
        URI service = URI.create(Objects.requireNonNull(
                maeari.status().component("engagement-service").url()));
        ProcessHandle process = maeari.processOf("engagement-service");
        Thread listener = Thread.ofVirtual()
                .start(() -> listen(service.resolve("/api/engagement/counts/stream?article=" + article)));
        List<Thread> threads = Stream.generate(() -> Thread.ofVirtual().start(() -> send(service, article)))
                .limit(SENDERS)
                .toList();
        Awaitility.await().atMost(PATIENCE).until(() -> answers.size() > UNDER_WAY && !stream.isEmpty());

        // When
        going.set(true);
        process.destroy();

        // Then
        Awaitility.await().atMost(PATIENCE).until(() -> threads.stream().noneMatch(Thread::isAlive));
        Awaitility.await().atMost(PATIENCE).until(() -> !listener.isAlive());
        assertThat(answers).containsOnly(202);
        assertThat(stream).last().isEqualTo("end");
        assertThat(stream).anyMatch(line -> line.matches("retry: ?[1-5]\\d{3}"));
        maeari.awaitRunning();
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(author.counts(article).get("views").asInt()).isEqualTo(answers.size()));
    }

    /** Views, each of another reader, until no more are to be sent. */
    private void send(URI service, String article) {
        int sender = senders.incrementAndGet();
        for (int view = 0; !going.get(); view++) {
            String address = "198.18.%d.%d".formatted(sender, view % 250 + 1);
            Person reader = Person.guest(service, view < 250 ? address : "2001:db8:%x:%x::1".formatted(sender, view));
            answers.add(reader.views(article).status());
        }
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
