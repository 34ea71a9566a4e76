package dev.maeari.faults;

import dev.maeari.system.Http.Answer;
import dev.maeari.system.Json;
import dev.maeari.system.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * An author at work until they are sent home: publishes, takes back and publishes again, deletes, and brings numbers along
 * from elsewhere. Each is repeated until it is acknowledged.
 */
final class Editor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int MOST_NEW = 40;
    private static final int CARRIED_OVER = 1_204;

    private final Site site;
    private final Books books;
    private final Random random;
    private final List<String> own = new ArrayList<>();
    private final Thread thread;
    private Person author;
    private Person operator;
    private int written;
    private volatile boolean sentHome;
    private volatile @Nullable Throwable failure;

    private Editor(Site site, Books books, long seed) {
        this.site = site;
        this.books = books;
        this.random = new Random(seed);
        this.author = site.person("author");
        this.operator = site.person("operator");
        this.thread = Thread.ofPlatform().name("editor").unstarted(this::work);
    }

    /** Begins to work. */
    static Editor at(Site site, Books books, long seed) {
        Editor editor = new Editor(site, books, seed);
        editor.thread.setUncaughtExceptionHandler((thread, failure) -> editor.failure = failure);
        editor.thread.start();
        return editor;
    }

    /** Sends them home, once what is at hand is done. */
    @Override
    public void close() {
        sentHome = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        check();
    }

    /** Whether they still work. */
    void check() {
        if (failure != null) {
            throw new AssertionError("the editor failed", failure);
        }
    }

    private void work() {
        while (!sentHome) {
            switch (random.nextInt(4)) {
                case 0 -> publishNew();
                case 1 -> takeBackForAWhile();
                case 2 -> deleteOne();
                default -> carryOver();
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private void publishNew() {
        if (written < MOST_NEW) {
            String article = publish("새 글 " + ++written);
            own.add(article);
            books.add(article);
        }
    }

    private void takeBackForAWhile() {
        String article = books.standing().get(random.nextInt(books.standing().size()));
        books.page(article).takenBack();
        untilTaken(() -> author, it -> it.unpublishes(article));
        LockSupport.parkNanos(BETWEEN.toNanos());
        untilTaken(() -> author, it -> it.publishesDraft(article));
    }

    private void deleteOne() {
        if (!own.isEmpty()) {
            String article = own.remove(random.nextInt(own.size()));
            books.page(article).takenBack();
            books.close(article);
            untilTaken(() -> author, it -> it.deletesArticle(article));
        }
    }

    /** Of an article that nobody else knows of: its numbers are only compared. */
    private void carryOver() {
        if (written < MOST_NEW) {
            String article = publish("옮겨 온 글 " + ++written);
            UUID event = new UUID(random.nextLong(), random.nextLong());
            untilTaken(() -> operator, it -> it.carriesOver(event, article, "views", CARRIED_OVER));
            untilTaken(() -> operator, it -> it.carriesOver(event, article, "views", CARRIED_OVER + written));
        }
    }

    private String publish(String title) {
        String article = Json.read(
                        untilTaken(() -> author, it -> it.drafts(title)).body())
                .get("id")
                .asText();
        untilTaken(() -> author, it -> it.publishesDraft(article));
        new Shown(site.status().url()).awaitKnown(article);
        return article;
    }

    /** What may have been done by an attempt without an answer is done. */
    private Answer untilTaken(Supplier<Person> who, Function<Person, Answer> write) {
        AtomicBoolean unsure = new AtomicBoolean();
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> write.apply(who.get()), answer -> isTaken(answer, unsure));
    }

    private boolean isTaken(Answer answer, AtomicBoolean unsure) {
        int status = answer.status();
        if (status / 100 == 2) {
            return true;
        }
        if (status == 401) {
            author = site.person("author");
            operator = site.person("operator");
            return false;
        }
        if (status == 0 || status >= 500) {
            unsure.set(true);
            return false;
        }
        if (unsure.get() && (status == 404 || status == 409 || status == 410)) {
            return true;
        }
        throw new AssertionError(status + ": " + answer.body());
    }
}
