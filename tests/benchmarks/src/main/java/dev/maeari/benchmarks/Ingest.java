package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Answers;
import dev.maeari.benchmarks.load.Readers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Views that are taken in, against the same server's answer that does nothing, by the same readers; and how long a view
 * waits for its acknowledgement when 70 % of the most are asked for.
 */
final class Ingest implements Measurement {
    /** An acknowledgement takes some milliseconds; so many can wait for it that the processors are what is short. */
    static final int CONNECTIONS = 256;

    private static final Goal INGEST = Goal.atLeast(0.6);
    private static final Goal ACCEPTANCE = Goal.atMost(10);

    private final Serving serving;
    private final String apart;
    private final Views views;
    private final Views nothing;
    private final List<Double> most = new ArrayList<>();
    private final List<Double> mostOfNothing = new ArrayList<>();

    private Ingest(Serving serving, String apart) {
        this.serving = serving;
        this.apart = apart;
        this.views = Views.of("/api/engagement/views", serving.articles(), 0);
        this.nothing = Views.of("/api/engagement/nothing", serving.articles(), 0);
    }

    /** Where the same process counts them. */
    static Ingest ofAll(Serving serving) {
        return new Ingest(serving, "");
    }

    /** Where it does nothing else. */
    static Ingest apart(Serving serving) {
        return new Ingest(serving, "-apart");
    }

    /** Views a second at most, of each round; once it is measured. */
    List<Double> most() {
        return List.copyOf(most);
    }

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException {
        try (Readers readers = serving.readers(CONNECTIONS)) {
            progress.says("ingest: warming up");
            for (WarmUp warmUp = plan.warmUp(); warmUp.another(); ) {
                nothing(readers, plan.time());
                warmUp.reached(views(readers, plan.time()).perSecond());
            }
            List<Line> lines = new ArrayList<>(atMost(readers, plan, progress));
            lines.addAll(acceptance(readers, plan, progress));
            return lines;
        }
    }

    private List<Line> atMost(Readers readers, Plan plan, Progress progress) throws IOException {
        List<Double> ratios = new ArrayList<>();
        List<Double> ceilings = new ArrayList<>();
        Duration cpu = Duration.ZERO;
        long taken = 0;
        for (Turns turns = plan.turns(60); turns.another(); ) {
            progress.round("ingest against a POST that does nothing", turns.number(), plan);
            Answers yardstick = nothing(readers, plan.time());
            Duration before = serving.service().cpu();
            Answers subject = views(readers, plan.time());
            cpu = cpu.plus(serving.service().cpu()).minus(before);
            taken += subject.good();
            most.add(subject.perSecond());
            mostOfNothing.add(yardstick.perSecond());
            ratios.add(subject.perSecond() / yardstick.perSecond());
            ceilings.add(1e6 / yardstick.cpuMicros());
        }
        return List.of(
                Line.of("ingest" + apart, INGEST, Line.RATIO, ratios).with(Rate.microsPerEvent(cpu, taken)),
                Line.told("ingest" + apart + "-rate", "views/s", most),
                Line.told("no-op" + apart + "-rate", "answers/s", mostOfNothing),
                Line.told("asking" + apart + "-alone", "requests/s", ceilings));
    }

    private List<Line> acceptance(Readers readers, Plan plan, Progress progress) throws IOException {
        double rate = Steady.rate(most);
        double rateOfNothing = Steady.rate(mostOfNothing);
        Steady steady = new Steady(readers, plan);
        List<Double> latencies = new ArrayList<>();
        List<Double> yardsticks = new ArrayList<>();
        for (Turns turns = plan.turns(80); turns.another(); ) {
            progress.round("acceptance latency at %,.0f views/s".formatted(rate), turns.number(), plan);
            yardsticks.add(steady.millis(nothing.requests(), rateOfNothing));
            latencies.add(steady.millis(views.requests(), rate));
        }
        return List.of(
                Line.of("acceptance" + apart + "-p99", ACCEPTANCE, "ms", latencies),
                Line.told("no-op" + apart + "-p99", "ms", yardsticks));
    }

    private Answers nothing(Readers readers, Duration time) throws IOException {
        return readers.eager(nothing.requests(), time).taken();
    }

    private Answers views(Readers readers, Duration time) throws IOException {
        return readers.eager(views.requests(), time).taken();
    }
}
