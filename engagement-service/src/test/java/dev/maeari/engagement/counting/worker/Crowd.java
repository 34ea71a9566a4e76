package dev.maeari.engagement.counting.worker;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.events.Signals;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Visitors, robots and poison on one side, on the other readers who look all the time; until it ends. */
final class Crowd implements AutoCloseable {
    private static final int VISITORS = 40;
    private static final long PAUSE = 1_000_000;

    private final Newsroom newsroom;
    private final List<ArticleId> articles;
    private final Shown shown;
    private final Map<ArticleId, Long> views = new ConcurrentHashMap<>();
    private final Map<ArticleId, CountVersion> seen = new ConcurrentHashMap<>();
    private final Queue<String> wentBack = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger poison = new AtomicInteger();
    private final List<Thread> threads;
    private volatile boolean ended;

    Crowd(Newsroom newsroom, List<ArticleId> articles) {
        this.newsroom = newsroom;
        this.articles = articles;
        this.shown = new Shown(newsroom.tables);
        this.threads = List.of(
                Thread.ofPlatform().name("writers").unstarted(this::write),
                Thread.ofPlatform().name("lookers").unstarted(this::look));
    }

    void start() {
        threads.forEach(Thread::start);
    }

    List<ArticleId> articles() {
        return articles;
    }

    int sent() {
        return sent.get();
    }

    int poison() {
        return poison.get();
    }

    /** All views, whoever looked. */
    long viewsOf(ArticleId article) {
        return views.getOrDefault(article, 0L);
    }

    /** What somebody saw after something newer. */
    List<String> wentBack() {
        return List.copyOf(wentBack);
    }

    boolean allHaveSeenGeneration1() {
        return seen.size() == articles.size() && seen.values().stream().allMatch(version -> version.generation() == 1);
    }

    void end() {
        close();
        newsroom.flush();
    }

    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        while (!ended) {
            int n = sent.getAndIncrement();
            ArticleId article = articles.get(n % articles.size());
            if (n % 97 == 0) {
                newsroom.send(Poison.notJson(newsroom, article));
                poison.incrementAndGet();
                continue;
            }
            VisitorId visitor = new VisitorId(n % VISITORS);
            newsroom.send(
                    n % 5 == 0
                            ? new ArticleViewed(article, visitor, Signals.of("robot:bot"))
                            : new ArticleViewed(article, visitor));
            views.merge(article, 1L, Long::sum);
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void look() {
        while (!ended) {
            for (ArticleId article : articles) {
                CountVersion now = shown.version(article, "views");
                CountVersion before = seen.put(article, now);
                if (before != null && before.isNewerThan(now)) {
                    wentBack.add(article + ": " + now + " after " + before);
                }
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
