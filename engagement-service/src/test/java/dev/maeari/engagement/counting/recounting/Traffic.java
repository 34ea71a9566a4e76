package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.worker.Newsroom;
import dev.maeari.events.ArticleId;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Readers who go on reading while a test does something else. */
final class Traffic implements AutoCloseable {
    private static final long BETWEEN = Duration.ofMillis(50).toNanos();
    private static final long FIRST_VISITOR = 1_000_000;

    private final Thread thread;
    private volatile boolean over;
    private volatile long rounds;

    Traffic(Newsroom newsroom, ArticleId... articles) {
        thread = Thread.ofPlatform().start(() -> {
            while (!over) {
                long visitor = FIRST_VISITOR + rounds;
                for (ArticleId article : articles) {
                    newsroom.view(article, visitor);
                    newsroom.like(article, visitor);
                }
                newsroom.flush();
                // Some hundred records a test are enough: each recount reads all of them.
                LockSupport.parkNanos(BETWEEN);
                rounds = visitor - FIRST_VISITOR + 1;
            }
        });
    }

    /** How often all articles were read. */
    long rounds() {
        return rounds;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
