package dev.maeari.system;

import dev.maeari.system.Http.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Readers in parallel, each at an address of their own, who view, like and unlike at random from a seed. */
final class Crowd {
    private static final int ACTIONS = 60;
    private static final double TWICE = 0.3;
    private static final int ACCEPTED = 202;

    private final URI site;
    private final List<String> articles;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final int readers;
    private final long seed;

    Crowd(URI site, List<String> articles, int readers, long seed) {
        this.site = site;
        this.articles = articles;
        this.readers = readers;
        this.seed = seed;
        articles.forEach(article -> tallies.put(article, new Tally()));
    }

    /** Sends them all in; while they are at it, the disturbances happen, evenly spread. */
    void visit(List<Runnable> disturbances) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                int number = reader;
                all.add(threads.submit(() -> visit(number)));
            }
            for (int i = 0; i < disturbances.size(); i++) {
                int share = readers * ACTIONS * (i + 1) / (disturbances.size() + 1);
                Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> done.get() >= share);
                disturbances.get(i).run();
            }
            all.forEach(Visits::end);
        }
    }

    Tally tally(String article) {
        return Objects.requireNonNull(tallies.get(article));
    }

    private void visit(int number) {
        Random random = new Random(seed + number);
        String name = "reader-" + number;
        Person person = Person.guest(site, "203.0.113." + number);
        for (int i = 0; i < ACTIONS; i++) {
            String article = articles.get(random.nextInt(articles.size()));
            int times = random.nextDouble() < TWICE ? 2 : 1;
            int action = random.nextInt(4);
            for (int time = 0; time < times; time++) {
                act(action, name, person, article);
            }
            done.incrementAndGet();
        }
    }

    private void act(int action, String name, Person person, String article) {
        Tally tally = tally(article);
        switch (action) {
            case 0, 1 -> {
                tally.viewSent(name);
                untilAccepted(() -> person.views(article));
                tally.viewAcknowledged(name);
            }
            case 2 -> {
                untilAccepted(() -> person.likes(article));
                tally.likeAcknowledged(name, true);
            }
            case 3 -> {
                untilAccepted(() -> person.unlikes(article));
                tally.likeAcknowledged(name, false);
            }
            default -> throw new AssertionError("no action " + action);
        }
    }

    /** As a client should: a refused or unknown outcome is tried again, anything else is a fault. */
    private static void untilAccepted(Supplier<Answer> write) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Answer answer = write.get();
                    if (answer.status() != ACCEPTED && answer.status() != 0 && answer.status() < 502) {
                        throw new AssertionError(answer.status() + ": " + answer.body());
                    }
                    return answer.status() == ACCEPTED;
                });
    }
}
