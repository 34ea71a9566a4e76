package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Readers;
import dev.maeari.benchmarks.load.Requests;
import dev.maeari.benchmarks.load.Watcher;
import java.io.IOException;
import java.util.List;

/** How long answers take while 70 % of the most are asked for. */
record Steady(Readers readers, Plan plan) {
    private static final double LOAD = 0.7;
    private static final double NEARLY_ALL = 99;

    /**
     * Requests a second.
     *
     * @param most what was reached in each round
     */
    static double rate(List<Double> most) {
        return LOAD * Line.told("most", "", most).value();
    }

    /** Milliseconds within which 99 of a hundred are answered at that rate. */
    double millis(Requests what, double rate) throws IOException {
        return readers.steady(what, Watcher.NOBODY, rate, plan.time()).taken().millis(NEARLY_ALL);
    }
}
