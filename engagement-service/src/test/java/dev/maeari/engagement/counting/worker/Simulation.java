package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.Line;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Counting by several instances, under a scheduler that chooses by a seed who goes on, who dies, who stands still while
 * the others go on, and what is answered. Who stands still does so inside a call, in which the others' steps are nested:
 * all of it is one thread, so that a seed always tells the same story.
 */
final class Simulation {
    private static final int MOST_NESTED = 3;
    private static final int MOST_INSTANCES = 4;
    private static final int CALM_ROUNDS = 120;

    private final SimDice dice;
    private final SimBug bug;
    private final SimFaults faults;
    private final SimLog log = new SimLog();
    private final SimGroup group;
    private final SimDatabase database;
    private final SimCounts counts;
    private final ProgressBoard board = new ProgressBoard(new NoDataSource(), "main");
    private final SimArticles articles;
    private final List<SimInstance> instances = new ArrayList<>();
    private final StringBuilder story = new StringBuilder();
    private long nanos;
    private int nested;
    private int budget;
    private boolean calm;

    /** How a commit is answered. */
    enum Answer {
        GIVEN,
        LOST,
        LATE,
        REFUSED
    }

    Simulation(long seed, SimBug bug) {
        this.dice = new SimDice(seed);
        this.bug = bug;
        this.faults = SimFaults.of(dice);
        this.group = new SimGroup(log.partitions(), dice);
        this.database = new SimDatabase(dice);
        this.counts = new SimCounts(dice);
        this.articles = new SimArticles(dice);
        this.budget = 60 + dice.below(120);
    }

    /** Runs it to its end; what is wrong then, a sentence each. */
    List<String> run() throws InterruptedException {
        try {
            if (dice.chance(faults.olderGeneration())) {
                CountChanged older =
                        new CountChanged(new ArticleId(articles.any().value()), "views", 0, new CountVersion(3, 0));
                counts.append(SimLog.CODEC.encode(older, new UUID(0, 2), Instant.EPOCH));
            }
            append(12);
            start();
            while (budget > 0) {
                event();
                SimVerdict.check(this);
            }
            calm();
            return SimVerdict.of(this);
        } catch (SimVerdict.Wrong e) {
            return List.of(e.getMessage());
        } finally {
            board.close();
            bug.over();
        }
    }

    private void event() throws InterruptedException {
        budget--;
        int what = dice.below(100);
        if (what < 45) {
            step();
        } else if (what < 58) {
            append(1 + dice.below(5));
        } else if (what < 66) {
            living().forEach(SimInstance::publish);
        } else if (what < 74) {
            counts.deliver(faults.unanswered());
        } else if (what < 80) {
            living().forEach(instance -> instance.readBack(1 + dice.below(4)));
        } else if (what < 86) {
            mend();
        } else if (what < 90) {
            group.rebalance();
        } else if (what < 94) {
            rare();
        } else {
            pass(Duration.ofMillis(dice.below(1500)));
        }
    }

    private void rare() {
        switch (dice.below(5)) {
            case 0 -> expelOne();
            case 1 -> start();
            case 2 -> kill();
            case 3 -> database.land();
            default -> cut();
        }
    }

    private void step() throws InterruptedException {
        List<SimInstance> free = living().stream().filter(one -> !one.busy).toList();
        if (free.isEmpty()) {
            start();
        } else {
            SimInstance one = dice.oneOf(free);
            tell("step", one.id);
            one.step();
        }
    }

    private void mend() throws InterruptedException {
        List<SimInstance> free = living().stream().filter(one -> !one.mending).toList();
        if (!free.isEmpty()) {
            dice.oneOf(free).mend();
        }
    }

    private void start() {
        if (living().size() < MOST_INSTANCES) {
            instances.add(new SimInstance(instances.size(), this));
            tell("start", instances.size() - 1);
        }
    }

    private void kill() {
        List<SimInstance> free = living().stream().filter(one -> !one.busy).toList();
        if (!free.isEmpty()) {
            SimInstance one = dice.oneOf(free);
            tell("kill", one.id);
            one.dead = true;
        }
    }

    private void expelOne() {
        if (!group.members().isEmpty()) {
            int member = dice.oneOf(group.members());
            tell("expel", member);
            group.expel(member);
        }
    }

    /** Retention, which is never switched on for these topics, cuts what may not have been counted yet. */
    private void cut() {
        SimLog.Part part = dice.oneOf(log.parts());
        if (dice.chance(faults.retention()) && part.end > database.position(part.partition)) {
            part.start = database.position(part.partition)
                    + 1
                    + dice.below((int) (part.end - database.position(part.partition)));
            tell("cut", (int) part.start);
        }
    }

    private void append(int lines) {
        for (int i = 0; i < lines; i++) {
            Line draft = articles.draft();
            log.append(draft, dice.below(6000) - 2500, dice.chance(100) ? 1 + dice.below(6) : 0);
            if (dice.chance(faults.holes())) {
                dice.oneOf(log.parts()).hole();
            }
        }
    }

    /** An instance comes by here: it may die or stand still for a while. */
    void at(int id, String point) {
        if (calm) {
            return;
        }
        SimInstance instance = instances.get(id);
        if (dice.chance(faults.crashes())) {
            tell("crash at " + point, id);
            instance.dead = true;
        }
        if (!instance.dead && nested < MOST_NESTED && budget > 0 && dice.chance(faults.pauses())) {
            standStill(point, id);
        }
        if (instance.dead) {
            throw new SimCrash();
        }
    }

    private void standStill(String point, int id) {
        tell("pause at " + point, id);
        nested++;
        if (dice.chance(500)) {
            group.expel(id);
        }
        try {
            for (int i = dice.below(14); i > 0 && budget > 0; i--) {
                event();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            nested--;
        }
        tell("goes on", id);
    }

    /** No more faults: what has begun ends, and the living count what is left. */
    private void calm() throws InterruptedException {
        calm = true;
        database.land();
        while (counts.isUnderway()) {
            counts.deliver(0);
        }
        instances.stream().filter(one -> one.dead).forEach(one -> group.expel(one.id));
        if (living().isEmpty()) {
            start();
        }
        group.rebalance();
        for (int round = 0; round < CALM_ROUNDS && !SimVerdict.isQuiet(this); round++) {
            for (SimInstance one : living()) {
                pass(Duration.ofSeconds(6));
                one.step();
                one.publish();
                while (counts.isUnderway()) {
                    counts.deliver(0);
                }
                one.readBack(Integer.MAX_VALUE);
                one.mend();
            }
        }
    }

    List<SimInstance> living() {
        return instances.stream().filter(one -> !one.dead).toList();
    }

    SimInstance instance(int id) {
        return instances.get(id);
    }

    static LogPartition partition(CountKey key) {
        return Counter.ALL.stream()
                .filter(counter -> counter.name().equals(key.counter()))
                .map(counter ->
                        new LogPartition(counter.topic(), SimLog.TOPICS.partition(new ArticleId(key.article()))))
                .findFirst()
                .orElseThrow();
    }

    boolean isReachable() {
        return calm || !dice.chance(faults.broker());
    }

    boolean isDatabaseAway() {
        return !calm && dice.chance(faults.database());
    }

    Answer answer() {
        return calm || !dice.chance(faults.commits())
                ? Answer.GIVEN
                : dice.oneOf(List.of(Answer.LOST, Answer.LATE, Answer.REFUSED));
    }

    /** Records of a partition that a poll brings at most. */
    int most() {
        return calm ? 100 : dice.below(8);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    long nanoTime() {
        return nanos;
    }

    private void tell(String what, int who) {
        story.append(what).append(' ').append(who).append('\n');
    }

    String story() {
        return story.toString();
    }

    SimBug bug() {
        return bug;
    }

    SimLog log() {
        return log;
    }

    SimGroup group() {
        return group;
    }

    SimDatabase database() {
        return database;
    }

    SimCounts counts() {
        return counts;
    }

    ProgressBoard board() {
        return board;
    }
}
