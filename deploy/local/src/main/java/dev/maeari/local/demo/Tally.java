package dev.maeari.local.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was sent, by counter: what the site acknowledged, and where it stays unknown whether a try was kept. */
final class Tally {
    private final Map<Counter, AtomicInteger> acknowledged = new ConcurrentHashMap<>();
    private final Map<Counter, AtomicInteger> unknown = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();

    /** The counters of the ledger. */
    enum Counter {
        VIEWS,
        LIKES,
        COMMENTS;

        static Counter of(Step step) {
            return switch (step) {
                case Step.View view -> VIEWS;
                case Step.Like like -> LIKES;
                case Step.Unlike unlike -> LIKES;
                case Step.Comment comment -> COMMENTS;
            };
        }
    }

    void acknowledged(Step step) {
        of(acknowledged, Counter.of(step)).incrementAndGet();
        done.incrementAndGet();
    }

    /** Answered 503, or not at all: refused or kept. */
    void unknown(Step step) {
        of(unknown, Counter.of(step)).incrementAndGet();
    }

    int done() {
        return done.get();
    }

    int acknowledged(Counter counter) {
        return of(acknowledged, counter).get();
    }

    int unknown(Counter counter) {
        return of(unknown, counter).get();
    }

    private static AtomicInteger of(Map<Counter, AtomicInteger> numbers, Counter counter) {
        return numbers.computeIfAbsent(counter, any -> new AtomicInteger());
    }
}
