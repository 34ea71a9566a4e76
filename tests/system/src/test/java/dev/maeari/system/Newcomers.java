package dev.maeari.system;

import dev.maeari.system.Http.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
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
    private final AtomicInteger readers = new AtomicInteger();
    private final String article;
    private Person somebody;
    private final Onlookers coming;

    private Newcomers(URI site, String article, int atOnce, Duration rest) {
        this.article = article;
        this.somebody = somebody(site);
        this.coming = Onlookers.asking(ACCEPTED, rest, Collections.nCopies(atOnce, this::next));
    }

    /** A few begin to come. */
    public static Newcomers on(URI site, String article) {
        return new Newcomers(site, article, AT_ONCE, Onlookers.REST);
    }

    /** A crowd begins to come, so many at once, as fast as they are answered. */
    public static Newcomers crowding(URI site, String article, int atOnce) {
        return new Newcomers(site, article, atOnce, Duration.ZERO);
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
        return coming.answered();
    }

    /** Answers that were not "accepted". */
    public List<Answer> refused() {
        return coming.refused();
    }

    /** Nobody comes any more; all have their answers. */
    @Override
    public void close() {
        coming.close();
    }

    private static Person somebody(URI site) {
        return Person.guest(site, "198.18.0.0");
    }

    private Answer next() {
        int reader = readers.incrementAndGet();
        String address = "198.18." + reader / 256 + "." + reader % 256;
        underWay.readLock().lock();
        try {
            return somebody.at(address).views(article);
        } finally {
            underWay.readLock().unlock();
        }
    }
}
