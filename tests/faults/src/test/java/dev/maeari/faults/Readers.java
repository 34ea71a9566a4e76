package dev.maeari.faults;

import dev.maeari.system.Http.Answer;
import dev.maeari.system.Person;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * Readers who come until they are sent home, three in ten of whom do everything twice. Views are sent and forgotten as a
 * page does it, so that a fault leaves some whose outcome nobody knows; likes and comments are repeated until they are
 * acknowledged.
 */
final class Readers implements AutoCloseable {
    private static final double TWICE = 0.3;
    private static final Duration PAUSE = Duration.ofMillis(40);
    /** Before the next one comes, when there was no answer. */
    private static final Duration OUTAGE = Duration.ofMillis(400);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final URI site;
    private final List<String> articles;
    private final Books books;
    private final long seed;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> all = new ArrayList<>();
    private volatile boolean sentHome;

    private Readers(URI site, Books books, long seed) {
        this.site = site;
        this.articles = List.copyOf(books.articles());
        this.books = books;
        this.seed = seed;
    }

    /**
     * Sends them in.
     *
     * @param viewers who do nothing but look
     * @param writers who like, unlike and comment
     */
    static Readers at(URI site, Books books, int viewers, int writers, long seed) {
        Readers readers = new Readers(site, books, seed);
        for (int number = 0; number < viewers + writers; number++) {
            int mine = number;
            readers.all.add(readers.threads.submit(() -> readers.visit(mine, mine < viewers)));
        }
        return readers;
    }

    /** Waits until so many more answers than now have said yes. */
    void more(long answers) {
        long enough = books.acknowledged() + answers;
        Awaitility.await(answers + " more acknowledgements")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> books.acknowledged() >= enough);
    }

    /** Sends them home; who waits for an acknowledgement gets it first. */
    @Override
    public void close() {
        sentHome = true;
        threads.close();
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a reader failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    private void visit(int number, boolean viewer) {
        Random random = new Random(seed + number);
        Person person = Person.guest(site, "2001:db8:%x:ffff::1".formatted(number));
        for (int visit = 0; !sentHome; visit++) {
            String article = articles.get(random.nextInt(articles.size()));
            int times = random.nextDouble() < TWICE ? 2 : 1;
            boolean answered = true;
            if (viewer) {
                answered = view(
                        person.at("2001:db8:%x:%x::1".formatted(number, visit)), number + "/" + visit, article, times);
            } else {
                write(person, "reader-" + number, article, times, random);
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
            } else if (!isUnknown(answer)) {
                throw new AssertionError(answer.status() + ": " + answer.body());
            }
        }
        return answered;
    }

    private void write(Person person, String name, String article, int times, Random random) {
        Books.Page page = books.page(article);
        int action = random.nextInt(4);
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        for (int time = 0; time < times; time++) {
            if (action < 2) {
                until(answer -> answer.status() == 202, person, it -> it.likes(article));
                page.likeAcknowledged(name, true);
            } else if (action == 2) {
                until(answer -> answer.status() == 202, person, it -> it.unlikes(article));
                page.likeAcknowledged(name, false);
            } else {
                until(answer -> answer.status() / 100 == 2, person, it -> it.sendComment(article, "말 " + key, key));
                page.commentAcknowledged(key);
            }
        }
    }

    private static void until(Predicate<Answer> acknowledged, Person person, Function<Person, Answer> write) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Answer answer = write.apply(person);
                    if (!acknowledged.test(answer) && !isUnknown(answer)) {
                        throw new AssertionError(answer.status() + ": " + answer.body());
                    }
                    return acknowledged.test(answer);
                });
    }

    /** Refused or unknown: nothing came, or the system says that it can't at the moment. */
    private static boolean isUnknown(Answer answer) {
        return answer.status() == 0 || answer.status() >= 502 || answer.status() == 429;
    }
}
