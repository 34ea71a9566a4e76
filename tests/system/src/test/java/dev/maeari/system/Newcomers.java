package dev.maeari.system;

import dev.maeari.system.Http.Answer;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Readers who open articles one after the other, each for the first time. */
public final class Newcomers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int ACCEPTED = 202;

    private final ReadWriteLock underWay = new ReentrantReadWriteLock(true);
    private final AtomicInteger readers = new AtomicInteger();
    private final List<Answer> turnedAway = new CopyOnWriteArrayList<>();
    private final List<String> articles;
    private final Manner manner;
    private volatile URI site;
    private final Onlookers coming;

    /**
     * How they come.
     *
     * @param rest before the next one comes
     * @param liking what they have opened
     * @param persistent those who are turned away try again
     */
    private record Manner(int atOnce, Duration rest, boolean liking, boolean persistent) {
        static final Manner FEW = new Manner(8, Onlookers.REST, true, false);
        static final Manner PERSISTENT = new Manner(4, Onlookers.REST, true, true);

        static Manner crowding(int atOnce) {
            return new Manner(atOnce, Duration.ZERO, false, false);
        }
    }

    private Newcomers(URI site, List<String> articles, Manner manner) {
        this.site = site;
        this.articles = articles;
        this.manner = manner;
        this.coming = Onlookers.asking(
                ACCEPTED,
                manner.rest(),
                Stream.generate(this::readers).limit(manner.atOnce()).toList());
    }

    /** A few begin to come who view and like, and never try again. */
    public static Newcomers on(URI site, String article) {
        return new Newcomers(site, List.of(article), Manner.FEW);
    }

    /** A crowd begins to come that views, so many at once, as fast as they are answered. */
    public static Newcomers crowding(URI site, String article, int atOnce) {
        return new Newcomers(site, List.of(article), Manner.crowding(atOnce));
    }

    /** A few begin to come who view and like each of the articles, and try again whenever they are turned away. */
    static Newcomers persisting(URI site, List<String> articles) {
        return new Newcomers(site, articles, Manner.PERSISTENT);
    }

    /** Whoever comes from now on goes there; returns when nobody is under way elsewhere any more. */
    public void goTo(URI newSite) {
        underWay.writeLock().lock();
        try {
            site = newSite;
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

    /** What those have been told who tried again. */
    List<Answer> turnedAway() {
        return List.copyOf(turnedAway);
    }

    /** Nobody comes any more; all have their answers. */
    @Override
    public void close() {
        coming.close();
    }

    /** One after the other at the same browser, of which each finds nothing of the one before. */
    private Supplier<Answer> readers() {
        CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        HttpClient browser = Http.browser(cookies);
        return () -> {
            cookies.getCookieStore().removeAll();
            return visit(browser, readers.incrementAndGet());
        };
    }

    private Answer visit(HttpClient browser, int reader) {
        underWay.readLock().lock();
        try {
            Person person = Person.guest(site, "198.18." + reader / 256 + "." + reader % 256, browser);
            Answer last = Answer.NONE;
            for (String article : articles) {
                last = reads(person, article);
                if (last.status() != ACCEPTED) {
                    return last;
                }
            }
            return last;
        } finally {
            underWay.readLock().unlock();
        }
    }

    private Answer reads(Person person, String article) {
        Answer viewed = sent(() -> person.views(article));
        return manner.liking() && viewed.status() == ACCEPTED ? sent(() -> person.likes(article)) : viewed;
    }

    private Answer sent(Supplier<Answer> write) {
        return manner.persistent() ? untilTaken(write) : write.get();
    }

    private Answer untilTaken(Supplier<Answer> write) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .until(write::get, this::isTaken);
    }

    private boolean isTaken(Answer answer) {
        if (answer.status() != ACCEPTED) {
            turnedAway.add(answer);
        }
        return answer.status() == ACCEPTED;
    }
}
