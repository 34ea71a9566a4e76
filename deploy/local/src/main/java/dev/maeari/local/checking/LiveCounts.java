package dev.maeari.local.checking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The views that an open stream tells of, as they come. */
final class LiveCounts {
    private static final String DATA = "data:";

    private final LinkedBlockingQueue<Long> views = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    private LiveCounts() {}

    static LiveCounts of(InputStream open) {
        LiveCounts counts = new LiveCounts();
        Thread.ofVirtual().start(() -> counts.read(open));
        return counts;
    }

    /** Whether nothing more can come. */
    boolean isEnded() {
        return ended;
    }

    /** The first number that is at least so great; -1 if none came in time. */
    long views(Duration patience, long atLeast) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (; ; ) {
            Long next = views.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null || next >= atLeast) {
                return next == null ? -1 : next;
            }
        }
    }

    private void read(InputStream body) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.startsWith(DATA)).forEach(line -> take(line.substring(DATA.length())));
        } catch (IOException | UncheckedIOException e) {
            // Broken off by either side; whoever waits for more finds none.
        } finally {
            ended = true;
        }
    }

    /** A farewell tells of no views. */
    private void take(String json) {
        try {
            JsonNode told = Json.MAPPER.readTree(json);
            if (told.has("views")) {
                views.add(told.path("views").asLong());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
