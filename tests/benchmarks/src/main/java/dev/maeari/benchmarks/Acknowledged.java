package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Head;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Position;
import java.time.Duration;
import java.util.List;

/**
 * A view whose reader was answered.
 *
 * @param offset at which it stands on the log
 * @param nanos of {@link System#nanoTime} when the answer came
 */
record Acknowledged(ArticleId article, long offset, long nanos) {
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    /** Of one of these articles, asked for in turn. */
    static Acknowledged of(List<ArticleId> articles, long number, long nanos, Head head) {
        String position = head.header("Maeari-Position");
        if (position == null) {
            throw new IllegalStateException("answered " + head.status() + " without a position");
        }
        return new Acknowledged(
                articles.get((int) (number % articles.size())),
                Position.of(position).offset(),
                nanos);
    }

    /** Waits until the stream shows it; returns how long that took, which is nothing if its own reader came later. */
    long nanosUntilShown(CountsStreamReader stream) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            for (CountsStreamReader.Seen seen : stream.of(article)) {
                if (seen.position() > offset) {
                    return Math.max(0, seen.nanos() - nanos);
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("never on the page: " + this);
            }
            Thread.sleep(10);
        }
    }
}
