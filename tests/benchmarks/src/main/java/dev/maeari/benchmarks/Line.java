package dev.maeari.benchmarks;

import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param name by which it is known in the JSON
 * @param goal null if it is only told
 * @param rounds one value of each
 * @param cpuMicros processor time of the measured process per event, over all rounds; null where that says nothing
 */
record Line(
        String name,
        @Nullable Goal goal,
        String unit,
        List<Double> rounds,
        @Nullable Double cpuMicros) {
    /** Of a number in relation to a yardstick of the same run. */
    static final String RATIO = "ratio";

    Line {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(name + " was never measured");
        }
        rounds = List.copyOf(rounds);
    }

    static Line of(String name, Goal goal, String unit, List<Double> rounds) {
        return new Line(name, goal, unit, rounds, null);
    }

    static Line told(String name, String unit, List<Double> rounds) {
        return new Line(name, null, unit, rounds, null);
    }

    Line with(double newCpuMicros) {
        return new Line(name, goal, unit, rounds, newCpuMicros);
    }

    /** The median: what the goal is held against. */
    double value() {
        double[] sorted = sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double min() {
        return sorted().findFirst().orElseThrow();
    }

    double max() {
        return sorted().max().orElseThrow();
    }

    /** Null if there is no goal. */
    @Nullable
    Boolean met() {
        return goal == null ? null : goal.isMetBy(value());
    }

    private DoubleStream sorted() {
        return rounds.stream().mapToDouble(Double::doubleValue).sorted();
    }
}
