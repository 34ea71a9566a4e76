package dev.maeari.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what a service does in the background, and tells how far it is. */
public final class Awaiting {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration NEWS = Duration.ofSeconds(5);

    private final Terminal terminal;

    /** Progress goes to the terminal: written over where that can be, else as a line now and then. */
    public Awaiting(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Looks until it is over.
     *
     * @param look what the service says now; fails if it will never be over
     * @param progress how far it is, for a person
     * @return what the service said last
     */
    public JsonNode until(Supplier<JsonNode> look, Predicate<JsonNode> over, Function<JsonNode, String> progress) {
        long told = System.nanoTime();
        JsonNode now = look.get();
        while (!over.test(now)) {
            if (terminal.isInteractive()) {
                terminal.passing("  " + progress.apply(now));
            } else if (System.nanoTime() - told > NEWS.toNanos()) {
                told = System.nanoTime();
                terminal.line("  " + progress.apply(now));
            }
            pause();
            now = look.get();
        }
        terminal.passing("");
        return now;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted; the service goes on", e);
        }
    }
}
