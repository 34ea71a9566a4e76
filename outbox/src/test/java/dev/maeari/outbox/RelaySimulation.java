package dev.maeari.outbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writers whose transactions overlap, and several relays, under a scheduler that chooses by a seed who goes on, who dies
 * and who stands still in the middle of a round while the others go on. All of it is one thread, so that a seed always
 * tells the same story.
 */
final class RelaySimulation {
    private static final int MOST_NESTED = 3;
    private static final int RELAYS = 3;

    final SimOutbox outbox;
    final SimTopic topic;
    private final Random dice;
    private final RelayBug bug;
    private final int crashes;
    private final int pauses;
    private final int failures;
    private final List<SimRelay> relays = new ArrayList<>();
    private final StringBuilder story = new StringBuilder();
    private int budget;
    private int nested;
    private boolean calm;

    /** A process dies here. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("killed", null, false, false);
        }
    }

    RelaySimulation(long seed, RelayBug bug) {
        dice = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        this.bug = bug;
        crashes = dice.nextBoolean() ? dice.nextInt(60) : 0;
        pauses = dice.nextBoolean() ? dice.nextInt(120) : 0;
        failures = dice.nextBoolean() ? dice.nextInt(200) : 0;
        budget = 40 + dice.nextInt(100);
        outbox = new SimOutbox(dice);
        topic = new SimTopic(this);
    }

    /** Runs it to its end; what is wrong then, a sentence each. */
    List<String> run() throws InterruptedException {
        for (int i = 0; i < RELAYS; i++) {
            relays.add(new SimRelay(this, bug));
        }
        while (budget > 0) {
            event();
        }
        calm();
        return RelayVerdict.of(this, bug);
    }

    private void event() throws InterruptedException {
        budget--;
        int what = dice.nextInt(100);
        if (what < 30) {
            tell("a writer begins");
            outbox.begin();
        } else if (what < 55) {
            tell("a writer ends");
            outbox.end();
        } else if (what < 90) {
            relay();
        } else if (what < 95) {
            tell("what was sent arrives late");
            topic.late();
        } else {
            tell("a session ends");
            outbox.sessionEnds();
        }
    }

    private void relay() throws InterruptedException {
        int which = dice.nextInt(RELAYS);
        SimRelay relay = relays.get(which);
        if (relay.isBusy()) {
            return;
        }
        tell("relay " + which + " goes on");
        try {
            relay.step();
        } catch (Crash e) {
            tell("relay " + which + " dies");
            outbox.sessionEnds(relay);
            relays.set(which, new SimRelay(this, bug));
        } catch (SQLException | SendFailed e) {
            outbox.sessionEnds(relay);
        }
    }

    /** A relay comes by here: it may die, or stand still for a while. */
    void at() {
        if (calm) {
            return;
        }
        if (chance(crashes)) {
            throw new Crash();
        }
        if (nested < MOST_NESTED && budget > 0 && chance(pauses)) {
            tell("it stands still");
            nested++;
            if (chance(500)) {
                outbox.sessionEnds();
            }
            try {
                for (int i = dice.nextInt(14); i > 0 && budget > 0; i--) {
                    event();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                nested--;
            }
        }
    }

    private void tell(String what) {
        story.append(what).append('\n');
    }

    /** What happened, a line each. */
    String story() {
        return story.toString();
    }

    boolean fails() {
        return !calm && chance(failures);
    }

    boolean chance(int perMille) {
        return perMille > 0 && dice.nextInt(1000) < perMille;
    }

    private void calm() throws InterruptedException {
        calm = true;
        outbox.endAll();
        topic.allLate();
        for (int round = 0; round < 400; round++) {
            relay();
        }
    }
}
