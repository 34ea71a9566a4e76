package dev.maeari.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The pure function alone, by JMH: nanoseconds of one core per event, each round a fork of its own. */
final class PureCounting implements Measurement {
    private static final int WARMING = 3;

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException {
        progress.says("the pure function, by JMH");
        Collection<RunResult> results;
        try {
            results = new Runner(new OptionsBuilder()
                            .include(CountSlices.class.getName())
                            .forks(plan.rounds())
                            .warmupIterations(WARMING)
                            .warmupTime(TimeValue.milliseconds(plan.time().toMillis()))
                            .measurementIterations(1)
                            .measurementTime(TimeValue.milliseconds(plan.time().toMillis()))
                            .verbosity(VerboseMode.SILENT)
                            .jvmArgsAppend("-Xmx512m")
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IOException("JMH did not run", e);
        }
        List<Line> lines = new ArrayList<>();
        for (RunResult result : results) {
            String hot = result.getParams().getParam("hot");
            List<Double> rounds = result.getBenchmarkResults().stream()
                    .map(fork -> fork.getPrimaryResult().getScore())
                    .toList();
            lines.add(Line.told("pure-function-hot-" + hot, "ns/event", rounds));
        }
        return lines;
    }
}
