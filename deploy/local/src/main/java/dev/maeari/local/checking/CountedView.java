package dev.maeari.local.checking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Json;
import dev.maeari.local.Terminal;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One real view of the newest article: its stream is opened, the view is kept, and the stream shows it counted. */
final class CountedView {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String COUNTING = "is a process with the role counting ready, and does its log complain?"
            + " kubectl -n maeari logs -l app.kubernetes.io/name=engagement-service --prefix | grep -i counting"
            + " (Compose: docker compose logs engagement-service | grep -i counting)";
    private static final String BEFORE = "see above";

    private final Probe probe;
    private @Nullable String article;
    private @Nullable LiveCounts live;
    private long before = -1;
    private long sentNanos;
    private @Nullable String position;

    CountedView(Probe probe) {
        this.probe = probe;
    }

    Check stream() {
        return new Check("streams", "the gateway must not buffer answers, nor end them before a minute", () -> {
            JsonNode articles = Json.MAPPER
                    .readTree(
                            probe.get("/api/articles?status=published&limit=1").body())
                    .path("items");
            if (articles.isEmpty()) {
                return new Finding.Wrong("there is no article", "publish one: in the studio, or ./maeari publish FILE");
            }
            article = articles.path(0).path("id").asText();
            LiveCounts open = LiveCounts.of(probe.open("/api/engagement/counts/stream?article=" + article));
            live = open;
            before = open.views(PATIENCE, 0);
            return Finding.when(
                    before >= 0,
                    before < 0
                            ? "nothing comes through an open stream"
                            : "the newest article has %d views".formatted(before),
                    "the gateway must pass answers on as they come: no buffering, no time limit on /api/engagement");
        });
    }

    Check kept() {
        return new Check("topics", "look at the log of engagement-service", () -> {
            if (before < 0) {
                return new Finding.Unseen("not looked at", BEFORE);
            }
            // Another browser each time: the same one's second view within half an hour does not count.
            String agent =
                    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 " + UUID.randomUUID();
            sentNanos = System.nanoTime();
            HttpResponse<String> answer =
                    probe.post("/api/engagement/views", "{\"articleId\":\"%s\"}".formatted(article), agent);
            position = answer.headers().firstValue("Maeari-Position").orElse(null);
            return Finding.when(
                    answer.statusCode() == 202 && position != null,
                    position == null
                            ? "a view is answered %d".formatted(answer.statusCode())
                            : "a view is kept at " + position,
                    "Kafka must take writes with enough copies in sync: kubectl -n maeari get kafka,kafkatopic"
                            + " (Compose: docker compose logs kafka); is a process with the role ingest ready?");
        });
    }

    Check counted() {
        return new Check("counting", COUNTING, () -> {
            LiveCounts open = live;
            if (position == null || open == null) {
                return new Finding.Unseen("not looked at", BEFORE);
            }
            long shown = open.views(PATIENCE, before + 1);
            String took = Terminal.seconds(Duration.ofNanos(System.nanoTime() - sentNanos));
            JsonNode read = read();
            if (read.path("views").asLong() <= before) {
                return new Finding.Wrong("the view was not counted within " + took, COUNTING);
            }
            return Finding.when(
                    shown > before,
                    shown > before
                            ? "%d views, shown in the open stream after %s".formatted(shown, took)
                            : "the view is counted, but the open stream did not show it",
                    "the gateway must pass answers on as they come; is the role api ready?");
        });
    }

    private JsonNode read() throws IOException, InterruptedException {
        return Json.MAPPER.readTree(
                probe.get("/api/engagement/articles/%s/counts?after=%s".formatted(article, position))
                        .body());
    }
}
