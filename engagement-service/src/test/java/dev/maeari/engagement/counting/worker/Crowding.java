package dev.maeari.engagement.counting.worker;

import dev.maeari.events.ArticleId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Readers who go on while partitions are added, and rest while ingest would. */
final class Crowding implements AutoCloseable {
    private static final long BETWEEN = Duration.ofMillis(20).toNanos();
    private static final long REGULAR = 1;

    private final List<ArticleId> articles;
    private final boolean obedient;
    private final Thread thread;
    private volatile Newsroom newsroom;
    private volatile boolean over;
    private volatile int rounds;

    Crowding(Newsroom newsroom, List<ArticleId> articles, boolean obedient) {
        this.newsroom = newsroom;
        this.articles = articles;
        this.obedient = obedient;
        this.thread = Thread.ofPlatform().start(this::run);
    }

    /** Some of each partition, of which some go to another one when there are twice as many. */
    static List<ArticleId> articles(Newsroom newsroom) {
        return IntStream.range(0, 2 * newsroom.topics.partitions())
                .mapToObj(newsroom::articleOfTwiceAsMany)
                .toList();
    }

    int rounds() {
        return rounds;
    }

    /** They are let in by processes that were told of other partitions. */
    void now(Newsroom told) {
        newsroom = told;
    }

    /** Each round a new visitor and one who always comes back; a like, and the one of the round before is taken back. */
    private void run() {
        while (!over) {
            if (obedient && isClosed(newsroom)) {
                LockSupport.parkNanos(BETWEEN);
                continue;
            }
            int round = rounds;
            for (ArticleId article : articles) {
                newsroom.view(article, 1000 + round);
                newsroom.view(article, REGULAR);
                newsroom.like(article, round);
                newsroom.unlike(article, round - 1L);
                newsroom.comment(article, round);
            }
            newsroom.flush();
            rounds = round + 1;
            LockSupport.parkNanos(BETWEEN);
        }
    }

    /** By what the numbers must be after so many rounds. */
    Map<String, Long> expected() {
        return Map.of("views", rounds + 1L, "likes", 1L, "comments", (long) rounds);
    }

    static boolean isClosed(Newsroom newsroom) {
        return newsroom.tables
                .map("SELECT 'closed', (partitions <> " + newsroom.topics.partitions()
                        + " OR coalesce(closed_until > clock_timestamp(), false))::text FROM partitioning")
                .containsValue("true");
    }

    @Override
    public void close() {
        end();
    }

    /** They go home. */
    void end() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
