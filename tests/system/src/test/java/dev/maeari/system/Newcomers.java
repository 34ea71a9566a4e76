package dev.maeari.system;

import dev.maeari.system.Http.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.awaitility.Awaitility;

/** Readers who open an article one after the other, each for the first time, and never try again. */
public final class Newcomers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int AT_ONCE = 4;
    private static final int ACCEPTED = 202;

    private final ReadWriteLock underWay = new ReentrantReadWriteLock(true);
    private Person somebody;
    private final String article;
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Answer> refused = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    private Newcomers(URI site, String article) {
        this.somebody = somebody(site);
        this.article = article;
    }

    /** A few begin to come. */
    public static Newcomers on(URI site, String article) {
        return on(site, article, AT_ONCE);
    }

    /** They begin to come, so many at once. */
    public static Newcomers on(URI site, String article, int atOnce) {
        Newcomers newcomers = new Newcomers(site, article);
        for (int i = 0; i < atOnce; i++) {
            newcomers.threads.add(Thread.ofVirtual().start(newcomers::run));
        }
        return newcomers;
    }

    /** Whoever comes from now on goes there; returns when nobody is under way elsewhere any more. */
    public void goTo(URI site) {
        underWay.writeLock().lock();
        try {
            somebody = somebody(site);
        } finally {
            underWay.writeLock().unlock();
        }
    }

    /** Waits until so many more have had their answer. */
    public void awaitMore(int more) {
        int enough = answered() + more;
        Awaitility.await().atMost(PATIENCE).until(() -> answered() >= enough);
    }

    /** How many have had their answer. */
    public int answered() {
        return answered.get();
    }

    /** Answers that were not "accepted". */
    public List<Answer> refused() {
        return List.copyOf(refused);
    }

    /** Nobody comes any more; all have their answers. */
    @Override
    public void close() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Person somebody(URI site) {
        return Person.guest(site, "198.18.0.0");
    }

    private void run() {
        while (!ended) {
            int reader = readers.incrementAndGet();
            Answer answer = opens("198.18." + reader / 256 + "." + reader % 256);
            if (answer.status() != ACCEPTED) {
                refused.add(answer);
            }
            answered.incrementAndGet();
        }
    }

    private Answer opens(String address) {
        underWay.readLock().lock();
        try {
            return somebody.at(address).views(article);
        } finally {
            underWay.readLock().unlock();
        }
    }
}
