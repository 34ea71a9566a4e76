package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.worker.Newsroom;
import dev.maeari.events.ArticleId;

/** Readers who go on reading while a test does something else. */
final class Traffic implements AutoCloseable {
    private final Thread thread;
    private volatile boolean over;

    Traffic(Newsroom newsroom, ArticleId... articles) {
        thread = Thread.ofPlatform().start(() -> {
            for (long visitor = 1_000_000; !over; visitor++) {
                for (ArticleId article : articles) {
                    newsroom.view(article, visitor);
                    newsroom.like(article, visitor);
                }
                newsroom.flush();
            }
        });
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
