package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Line;
import java.time.Duration;
import java.util.List;

/** What happens in a simulation, one thing after another. */
final class SimEvents {
    private static final int CALM_ROUNDS = 120;

    private final Simulation world;
    private final SimFaults faults;
    private final SimDice dice;
    private final SimArticles articles;

    SimEvents(Simulation world, SimFaults faults, SimDice dice) {
        this.world = world;
        this.faults = faults;
        this.dice = dice;
        this.articles = new SimArticles(dice);
    }

    /** Something happens. */
    void next() throws InterruptedException {
        int what = dice.below(100);
        if (what < 45) {
            step();
        } else if (what < 58) {
            append(1 + dice.below(5));
        } else if (what < 66) {
            world.living().forEach(SimInstance::publish);
        } else if (what < 74) {
            world.counts().deliver(faults.unanswered());
        } else if (what < 80) {
            world.living().forEach(instance -> instance.readBack(1 + dice.below(4)));
        } else if (what < 86) {
            mend();
        } else if (what < 90) {
            world.group().rebalance();
        } else if (what < 94) {
            rare();
        } else {
            world.pass(Duration.ofMillis(dice.below(1500)));
        }
    }

    private void rare() {
        switch (dice.below(6)) {
            case 0 -> expelOne();
            case 1 -> world.start();
            case 2 -> kill();
            case 3 -> world.database().land();
            case 4 -> cutOffOne();
            default -> cut();
        }
    }

    private void step() throws InterruptedException {
        List<SimInstance> free =
                world.living().stream().filter(one -> !one.busy).toList();
        if (free.isEmpty()) {
            world.start();
        } else {
            SimInstance one = dice.oneOf(free);
            world.tell("step", one.id);
            one.step();
        }
    }

    private void mend() throws InterruptedException {
        List<SimInstance> free =
                world.living().stream().filter(one -> !one.mending).toList();
        if (!free.isEmpty()) {
            dice.oneOf(free).mend();
        }
    }

    private void kill() {
        List<SimInstance> free =
                world.living().stream().filter(one -> !one.busy).toList();
        if (!free.isEmpty()) {
            SimInstance one = dice.oneOf(free);
            world.tell("kill", one.id);
            one.dead = true;
        }
    }

    private void cutOffOne() {
        if (!world.living().isEmpty()) {
            SimInstance one = dice.oneOf(world.living());
            world.tell("cut off", one.id);
            one.cutOff(Duration.ofSeconds(1 + dice.below(40)));
        }
    }

    private void expelOne() {
        if (!world.group().members().isEmpty()) {
            int member = dice.oneOf(world.group().members());
            world.tell("expel", member);
            world.group().expel(member);
        }
    }

    /**
     * Retention, which is never switched on for these topics, cuts what has not been counted yet. Not while somebody may
     * still commit: a position beyond the cut would hide that visits have been forgotten with what was cut.
     */
    private void cut() {
        world.database().land();
        if (world.instances().stream().anyMatch(one -> one.busy)) {
            return;
        }
        SimLog.Part part = dice.oneOf(world.log().parts());
        if (dice.chance(faults.retention()) && part.end > world.database().position(part.partition)) {
            part.start = world.database().position(part.partition)
                    + 1
                    + dice.below((int) (part.end - world.database().position(part.partition)));
            world.tell("cut", (int) part.start);
        }
    }

    /** Readers do something. */
    void append(int lines) {
        for (int i = 0; i < lines; i++) {
            Line draft = articles.draft();
            world.log().append(draft, dice.below(6000) - 2500, dice.chance(100) ? 1 + dice.below(6) : 0);
            if (dice.chance(faults.holes())) {
                dice.oneOf(world.log().parts()).hole();
            }
        }
    }

    /** No more faults: what has begun ends, and the living count what is left. */
    void calm() throws InterruptedException {
        world.database().land();
        while (world.counts().isUnderway()) {
            world.counts().deliver(0);
        }
        world.instances().stream()
                .filter(one -> one.dead)
                .forEach(one -> world.group().expel(one.id));
        if (world.living().isEmpty()) {
            world.start();
        }
        world.group().rebalance();
        for (int round = 0; round < CALM_ROUNDS && !SimVerdict.isQuiet(world); round++) {
            for (SimInstance one : world.living()) {
                world.pass(Duration.ofSeconds(6));
                one.step();
                one.publish();
                while (world.counts().isUnderway()) {
                    world.counts().deliver(0);
                }
                one.readBack(Integer.MAX_VALUE);
                one.mend();
            }
        }
    }
}
