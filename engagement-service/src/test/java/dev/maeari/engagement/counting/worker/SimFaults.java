package dev.maeari.engagement.counting.worker;

/** How often, of a thousand times, what goes wrong in one simulation. Each has its own character; some go well. */
record SimFaults(
        int crashes,
        int pauses,
        int database,
        int broker,
        int commits,
        int unanswered,
        int holes,
        int retention,
        int olderGeneration) {

    static SimFaults of(SimDice dice) {
        return new SimFaults(
                dice.chance(700) ? dice.below(25) : 0,
                dice.chance(700) ? dice.below(60) : 0,
                dice.chance(500) ? dice.below(60) : 0,
                dice.chance(300) ? dice.below(60) : 0,
                dice.chance(600) ? dice.below(400) : 0,
                dice.chance(500) ? dice.below(300) : 0,
                dice.chance(700) ? dice.below(300) : 0,
                dice.chance(50) ? 500 : 0,
                100);
    }
}
