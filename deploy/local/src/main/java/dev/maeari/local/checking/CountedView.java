package dev.maeari.local.checking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Json;
import dev.maeari.local.Terminal;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One real view of the newest article: its stream is opened, the view is kept, and the stream shows it counted. */
final class CountedView {
    private static final String NEWEST = "/api/articles?status=published&limit=1";
    private static final String COUNTING = "is a process with the role counting ready, and does its log complain?"
            + " kubectl -n maeari logs -l app.kubernetes.io/name=engagement-service --prefix | grep -i counting"
            + " (Compose: docker compose logs engagement-service | grep -i counting)";
    private static final String BEFORE = "see above";

    private final Probe probe;
    private final Duration patience;
    private @Nullable String article;
    private @Nullable LiveCounts live;
    private long before = -1;
    private long sentNanos;
    private @Nullable String position;

    CountedView(Probe probe, Duration patience) {
        this.probe = probe;
        this.patience = patience;
    }

    Check stream() {
        return new Check("streams", "the gateway must not buffer answers, nor end them before a minute", () -> {
            HttpResponse<String> list = probe.get(NEWEST);
            if (!Probe.isObject(list)) {
                return Front.misled(NEWEST, list);
            }
            JsonNode articles = Json.MAPPER.readTree(list.body()).path("items");
            if (articles.isEmpty()) {
                return new Finding.Wrong("there is no article", "publish one: in the studio, or ./maeari publish FILE");
            }
            article = articles.path(0).path("id").asText();
            String path = "/api/engagement/counts/stream?article=" + article;
            HttpResponse<InputStream> stream = probe.open(path);
            if (!Probe.isStream(stream)) {
                return Front.misled(path, stream);
            }
            LiveCounts open = LiveCounts.of(stream.body());
            live = open;
            before = open.views(patience, 0);
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
            long shown = open.views(patience, before + 1);
            String took = Terminal.seconds(Duration.ofNanos(System.nanoTime() - sentNanos));
            String path = "/api/engagement/articles/%s/counts?after=%s".formatted(article, position);
            HttpResponse<String> counts = probe.get(path);
            if (!Probe.isObject(counts)) {
                return Front.misled(path, counts);
            }
            if (Json.MAPPER.readTree(counts.body()).path("views").asLong() <= before) {
                return new Finding.Wrong("the view was not counted within " + took, COUNTING);
            }
            return shown > before
                    ? new Finding.Fine("%d views, shown in the open stream after %s".formatted(shown, took))
                    : new Finding.Wrong(
                            "the view is counted, but the open stream %s"
                                    .formatted(open.isEnded() ? "was ended before" : "did not show it"),
                            "the gateway must pass answers on as they come, and end none before a minute;"
                                    + " is the role api ready?");
        });
    }
}
