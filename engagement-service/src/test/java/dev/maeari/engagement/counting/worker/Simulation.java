package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
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

    private final SimDice dice;
    private final SimBug bug;
    private final SimFaults faults;
    private final SimLog log = new SimLog();
    private final SimGroup group;
    private final SimDatabase database;
    private final SimCounts counts;
    private final ProgressBoard board = new ProgressBoard(new NoDataSource());
    private final SimEvents events;
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
        this.events = new SimEvents(this, faults, dice);
        this.budget = 60 + dice.below(120);
    }

    /** Runs it to its end; what is wrong then, a sentence each. */
    List<String> run() throws InterruptedException {
        try {
            if (dice.chance(faults.olderGeneration())) {
                CountChanged older = new CountChanged(SimArticles.first(), "views", 0, new CountVersion(3, 0));
                counts.append(SimLog.CODEC.encode(older, new UUID(0, 2), Instant.EPOCH));
            }
            events.append(12);
            start();
            while (budget > 0) {
                event();
                SimVerdict.check(this);
            }
            calm = true;
            events.calm();
            return SimVerdict.of(this);
        } catch (SimVerdict.Wrong e) {
            return List.of(e.getMessage());
        } finally {
            board.close();
        }
    }

    private void event() throws InterruptedException {
        budget--;
        events.next();
    }

    /** Another instance, unless there are many. */
    void start() {
        if (living().size() < MOST_INSTANCES) {
            instances.add(new SimInstance(instances.size(), this));
            tell("start", instances.size() - 1);
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

    List<SimInstance> instances() {
        return List.copyOf(instances);
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

    boolean isDatabaseAway(int id) {
        return !calm && (instances.get(id).isCutOff() || dice.chance(faults.database()));
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

    Time time() {
        return new Time() {
            @Override
            public long getAsLong() {
                return nanos;
            }

            @Override
            public void pass(Duration rest) {
                Simulation.this.pass(rest);
            }
        };
    }

    long nanoTime() {
        return nanos;
    }

    void tell(String what, int who) {
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
