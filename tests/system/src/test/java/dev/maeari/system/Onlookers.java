package dev.maeari.system;

import dev.maeari.system.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * People who ask for the same again and again, each for something of their own, and never a second time for one answer. They
 * rest between, so that what starts beside them has its turn on a small machine.
 */
public final class Onlookers implements AutoCloseable {
    /** Between an answer and what is asked next. */
    static final Duration REST = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int given;
    private final long rest;
    private final List<Looking> all;
    private final List<Answer> refused = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private Onlookers(int given, Duration rest, List<Supplier<Answer>> asked) {
        this.given = given;
        this.rest = rest.toNanos();
        all = asked.stream().map(Looking::new).toList();
    }

    /** They begin to ask, and are to be answered with 200. */
    public static Onlookers asking(List<Supplier<Answer>> asked) {
        return asking(200, REST, asked);
    }

    /** Likewise, with another status and another rest. */
    static Onlookers asking(int given, Duration rest, List<Supplier<Answer>> asked) {
        Onlookers onlookers = new Onlookers(given, rest, asked);
        onlookers.all.forEach(looking -> looking.thread.start());
        return onlookers;
    }

    /** Waits until each of them has had so many more answers. */
    public void awaitMore(int more) {
        for (Looking looking : all) {
            int enough = looking.answered.get() + more;
            Awaitility.await().atMost(PATIENCE).until(() -> looking.answered.get() >= enough);
        }
    }

    /** How many answers they have had together. */
    int answered() {
        return all.stream().mapToInt(looking -> looking.answered.get()).sum();
    }

    /** Answers that did not give what was asked for. */
    public List<Answer> refused() {
        return List.copyOf(refused);
    }

    /** Nobody asks any more; all have their answers. */
    @Override
    public void close() {
        ended = true;
        try {
            for (Looking looking : all) {
                looking.thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private final class Looking {
        private final Supplier<Answer> asked;
        private final AtomicInteger answered = new AtomicInteger();
        private final Thread thread = Thread.ofVirtual().unstarted(this::run);

        Looking(Supplier<Answer> asked) {
            this.asked = asked;
        }

        private void run() {
            while (!ended) {
                Answer answer = asked.get();
                if (answer.status() != given) {
                    refused.add(answer);
                }
                answered.incrementAndGet();
                LockSupport.parkNanos(rest);
            }
        }
    }
}
