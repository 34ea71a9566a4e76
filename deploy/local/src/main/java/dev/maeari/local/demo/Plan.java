package dev.maeari.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who comes and what they do, by a seed: the same seed, the same readers.
 *
 * @param visits in the order of their coming
 */
record Plan(List<Visit> visits) {
    /** How many readers there are; each counts once, however often they load the page. */
    static final int READERS = 2283;

    private static final int COMMENTERS = 2;
    private static final double RELOADS = 0.22;
    private static final double LIKES = 0.14;
    private static final double TWICE = 0.3;

    static Plan of(long seed, Duration length, List<Step.Comment> comments) {
        Random random = new Random(seed);
        Set<String> addresses = new HashSet<>();
        while (addresses.size() < READERS) {
            addresses.add(address(random));
        }
        List<String> shuffled = new ArrayList<>(addresses.stream().sorted().toList());
        java.util.Collections.shuffle(shuffled, random);
        long[] times = random.longs(READERS, 0, Math.max(1, length.toMillis()))
                .sorted()
                .toArray();
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            List<Step> steps = steps(random);
            if (i % (READERS / COMMENTERS) == READERS / (2 * COMMENTERS)) {
                steps.add(comments.get(i / (READERS / COMMENTERS)));
            }
            visits.add(new Visit(
                    shuffled.get(i), Browsers.userAgent(random), Browsers.languages(random), times[i], steps));
        }
        return new Plan(List.copyOf(visits));
    }

    /** How many writes that makes. */
    int requests() {
        return (int) steps().count();
    }

    Stream<Step> steps() {
        return visits.stream().flatMap(visit -> visit.steps().stream());
    }

    /** Every like is taken back in the end. */
    private static List<Step> steps(Random random) {
        List<Step> steps = new ArrayList<>(List.of(new Step.View()));
        while (random.nextDouble() < RELOADS) {
            steps.add(new Step.View());
        }
        if (random.nextDouble() < LIKES) {
            steps.add(new Step.Like());
            if (random.nextDouble() < TWICE) {
                steps.add(new Step.Like());
            }
            if (random.nextDouble() < RELOADS) {
                steps.add(new Step.View());
            }
            steps.add(new Step.Unlike());
            if (random.nextDouble() < TWICE) {
                steps.add(new Step.Unlike());
            }
        }
        return steps;
    }

    /** Of a network that belongs to nobody. */
    private static String address(Random random) {
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), 1 + random.nextInt(254));
    }
}
