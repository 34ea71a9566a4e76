package dev.maeari.faults;

import dev.maeari.system.Http.Answer;
import dev.maeari.system.Person;
import dev.maeari.system.Visits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/**
 * Readers who come until they are sent home, three in ten of whom do everything twice. Views are sent and forgotten as a
 * page does it, so that a fault leaves some whose outcome nobody knows; likes, comments, replies and what takes them back
 * are repeated until they are acknowledged.
 */
final class Readers implements AutoCloseable {
    private static final double TWICE = 0.3;
    private static final Duration PAUSE = Duration.ofMillis(40);
    /** Before the next one comes, when there was no answer. */
    private static final Duration OUTAGE = Duration.ofMillis(400);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final URI ingest;
    private final URI site;
    private final Books books;
    private final long seed;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> all = new ArrayList<>();
    private Runnable besides = () -> {};
    private volatile boolean sentHome;

    private Readers(URI ingest, URI site, Books books, long seed) {
        this.ingest = ingest;
        this.site = site;
        this.books = books;
        this.seed = seed;
    }

    /**
     * Sends them in.
     *
     * @param viewers who do nothing but look
     * @param writers who like, unlike, comment, reply to themselves and take comments back
     */
    static Readers at(URI site, Books books, int viewers, int writers, long seed) {
        return apart(site, site, books, viewers, writers, seed);
    }

    /** Likewise, where views and likes are taken in at another place than comments. */
    static Readers apart(URI ingest, URI site, Books books, int viewers, int writers, long seed) {
        Readers readers = new Readers(ingest, site, books, seed);
        for (int number = 0; number < viewers + writers; number++) {
            int mine = number;
            readers.all.add(readers.threads.submit(() -> readers.visit(mine, mine < viewers)));
        }
        return readers;
    }

    /** What happens besides, whenever somebody has waited for them. */
    Readers besides(Runnable what) {
        besides = what;
        return this;
    }

    /** Waits until so many more answers than now have said yes. */
    void more(long answers) {
        long enough = books.acknowledged() + answers;
        Awaitility.await(answers + " more acknowledgements")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    // Whoever was told what can't be fails at once.
                    all.stream().filter(Future::isDone).forEach(Visits::end);
                    return books.acknowledged() >= enough;
                });
        besides.run();
    }

    /** Sends them home; who waits for an acknowledgement gets it first. */
    @Override
    public void close() {
        sentHome = true;
        threads.close();
        all.forEach(Visits::end);
    }

    private void visit(int number, boolean viewer) {
        Random random = new Random(seed + number);
        String address = "2001:db8:%x:ffff::1".formatted(number);
        Person person = Person.guest(ingest, address);
        Person commenting = ingest.equals(site) ? person : Person.guest(site, address);
        Writer writer = new Writer(person, commenting, "reader-" + number, books, random);
        for (int visit = 0; !sentHome; visit++) {
            int times = random.nextDouble() < TWICE ? 2 : 1;
            boolean answered = true;
            if (viewer) {
                List<String> articles = books.open();
                answered = view(
                        person.at("2001:db8:%x:%x::1".formatted(number, visit)),
                        number + "/" + visit,
                        articles.get(random.nextInt(articles.size())),
                        times);
            } else {
                writer.act(times);
            }
            LockSupport.parkNanos((answered ? PAUSE : OUTAGE).toNanos());
        }
    }

    private boolean view(Person visitor, String name, String article, int times) {
        Books.Page page = books.page(article);
        boolean answered = true;
        for (int time = 0; time < times; time++) {
            page.viewSent(name);
            Answer answer = visitor.views(article);
            answered = answer.status() == 202;
            if (answered) {
                page.viewAcknowledged(
                        name, answer.headers().firstValue("Maeari-Position").orElse(""));
            } else if (!isUnknown(answer, page)) {
                throw new AssertionError(answer.status() + ": " + answer.body());
            }
        }
        return answered;
    }

    /**
     * Refused or unknown: nothing came, or the system says that it can't at the moment, or the author has taken the
     * article back.
     */
    static boolean isUnknown(Answer answer, Books.Page page) {
        return answer.status() == 0
                || answer.status() >= 502
                || answer.status() == 429
                || answer.status() == 408
                || (answer.status() == 410 && page.isSometimesAway());
    }
}
