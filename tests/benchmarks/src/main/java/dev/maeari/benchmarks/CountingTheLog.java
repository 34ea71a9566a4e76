package dev.maeari.benchmarks;

import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * From a log that is full to counts that are committed, against {@code kafka-consumer-perf-test} on the same log; the same
 * with nine in ten events on one article; and what it costs the database, against one row per event. In turns.
 */
final class CountingTheLog implements Measurement {
    private static final int ARTICLES = 1000;
    private static final double HOT = 0.9;
    private static final Goal AGAINST_READING = Goal.atLeast(0.5);
    private static final Goal RATE = Goal.atLeast(250_000);
    private static final Goal HOT_COST = Goal.atMost(1.25);
    private static final Goal REBUILD = Goal.atLeast(5);
    private static final Goal WORK = Goal.atMost(0.1);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    /** A row is a row; some ten thousand tell. */
    private static final int NAIVE_EVENTS = 20_000;

    private final Stack stack;
    private final List<Double> live;

    /** With the most views a second that were taken in and counted live; empty if that was not measured. */
    CountingTheLog(Stack stack, List<Double> live) {
        this.stack = stack;
        this.live = List.copyOf(live);
    }

    private record Round(Rate reading, CountedLog uniform, CountedLog hot, DatabaseWork naive) {}

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException, SQLException, InterruptedException {
        Topics uniform = log("uniform.", plan.events(), 0, progress);
        Topics hot = log("hot.", plan.events(), HOT, progress);
        List<Round> rounds = new ArrayList<>();
        for (Turns turns = plan.turns(290); turns.another(); ) {
            rounds.add(round(plan, progress, uniform, hot, turns.number()));
        }
        return lines(rounds);
    }

    private Round round(Plan plan, Progress progress, Topics uniform, Topics hot, int number)
            throws IOException, SQLException, InterruptedException {
        int events = plan.events();
        progress.round("kafka-consumer-perf-test on %,d events".formatted(events), number, plan);
        Rate reading =
                ConsumerPerfTest.read(stack.bootstrapServers(), uniform.name(Topic.VIEWS), events, stack.folder());
        progress.round("counting them", number, plan);
        CountedLog even = CountedLog.count(stack, plan.home(), uniform, "uniform_" + number, events, List.of());
        progress.round("counting as many with a hot article", number, plan);
        CountedLog uneven = CountedLog.count(stack, plan.home(), hot, "hot_" + number, events, List.of());
        DatabaseWork naive = OneRowPerEvent.measure(stack.database("naive"), NAIVE_EVENTS, ARTICLES);
        return new Round(reading, even, uneven, naive);
    }

    private Topics log(String prefix, int events, double share, Progress progress) {
        progress.says("filling a log with %,d events".formatted(events));
        Topics topics = stack.topics(prefix);
        new ViewLog(topics, events, ARTICLES, share).fill(stack.bootstrapServers());
        return topics;
    }

    private List<Line> lines(List<Round> rounds) {
        double cpu = rounds.stream()
                .mapToDouble(round -> round.uniform().rate().cpuMicros())
                .average()
                .orElseThrow();
        List<Double> rates = each(rounds, round -> round.uniform().rate().perSecond());
        List<Line> lines = new ArrayList<>(List.of(
                Line.of(
                                "counting",
                                AGAINST_READING,
                                Line.RATIO,
                                each(
                                        rounds,
                                        round -> round.uniform().rate().perSecond()
                                                / round.reading().perSecond()))
                        .with(cpu),
                Line.of("counting-rate", RATE, "events/s", rates).with(cpu),
                Line.told(
                        "reading-the-log-rate",
                        "events/s",
                        each(rounds, round -> round.reading().perSecond())),
                Line.of(
                        "hot-article",
                        HOT_COST,
                        "of time",
                        each(
                                rounds,
                                round -> round.uniform().rate().perSecond()
                                        / round.hot().rate().perSecond())),
                Line.of(
                        "hot-article-cpu",
                        HOT_COST,
                        "of CPU",
                        each(
                                rounds,
                                round -> round.hot().rate().cpuMicros()
                                        / round.uniform().rate().cpuMicros()))));
        if (!live.isEmpty()) {
            lines.add(Line.of("rebuild", REBUILD, "× live/core", rebuild(rates)));
        }
        lines.add(Line.of(
                "database-wal",
                WORK,
                Line.RATIO,
                each(
                        rounds,
                        round -> round.uniform().work().walBytes()
                                / round.naive().walBytes())));
        lines.add(Line.of(
                "database-dead-rows",
                WORK,
                Line.RATIO,
                each(
                        rounds,
                        round ->
                                round.uniform().work().updates() / round.naive().updates())));
        lines.add(Line.told(
                "wal-per-million",
                "MB",
                each(rounds, round -> round.uniform().work().walBytes())));
        return lines;
    }

    /** Against what one core's share of the machine takes in and counts while readers come. */
    private List<Double> rebuild(List<Double> rates) {
        return IntStream.range(0, Math.min(rates.size(), live.size()))
                .mapToObj(i -> rates.get(i) / (live.get(i) / PROCESSORS))
                .toList();
    }

    private static List<Double> each(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().map(value::applyAsDouble).toList();
    }
}
