package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Answers;
import dev.maeari.benchmarks.load.Readers;
import dev.maeari.benchmarks.load.Requests;
import dev.maeari.events.ArticleId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The counts of twenty articles in one request, against the same server's answer that does nothing. */
final class Reading implements Measurement {
    private static final Goal AGAINST_NOTHING = Goal.atLeast(0.5);
    private static final Goal LATENCY = Goal.atMost(5);
    private static final int CONNECTIONS = 64;
    private static final int AT_ONCE = 20;
    private static final int DIFFERENT = 200;

    private final Serving serving;

    Reading(Serving serving) {
        this.serving = serving;
    }

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException {
        Requests counts = requests("counts");
        Requests nothing = requests("nothing");
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> yardsticks = new ArrayList<>();
        try (Readers readers = serving.readers(CONNECTIONS)) {
            progress.says("reading: warming up");
            for (WarmUp warmUp = plan.warmUp(); warmUp.another(); ) {
                readers.eager(nothing, plan.time()).taken();
                warmUp.reached(readers.eager(counts, plan.time()).taken().perSecond());
            }
            for (Turns turns = plan.turns(130); turns.another(); ) {
                progress.round("reading 20 articles' counts against a GET that does nothing", turns.number(), plan);
                double yardstick = readers.eager(nothing, plan.time()).taken().perSecond();
                Answers subject = readers.eager(counts, plan.time()).taken();
                yardsticks.add(yardstick);
                rates.add(subject.perSecond());
                ratios.add(subject.perSecond() / yardstick);
            }
            List<Line> lines = new ArrayList<>(List.of(
                    Line.of("reading", AGAINST_NOTHING, Line.RATIO, ratios),
                    Line.told("reading-rate", "requests/s", rates)));
            double rate = Steady.rate(rates);
            double rateOfNothing = Steady.rate(yardsticks);
            Steady steady = new Steady(readers, plan);
            List<Double> latencies = new ArrayList<>();
            List<Double> latenciesOfNothing = new ArrayList<>();
            for (Turns turns = plan.turns(145); turns.another(); ) {
                progress.round("reading latency at %,.0f requests/s".formatted(rate), turns.number(), plan);
                latenciesOfNothing.add(steady.millis(nothing, rateOfNothing));
                latencies.add(steady.millis(counts, rate));
            }
            lines.add(Line.of("reading-p99", LATENCY, "ms", latencies));
            lines.add(Line.told("reading-nothing-p99", "ms", latenciesOfNothing));
            return lines;
        }
    }

    private Requests requests(String path) {
        Random random = new Random(AT_ONCE);
        List<ArticleId> all = new ArrayList<>(serving.articles());
        byte[][] texts = new byte[DIFFERENT][];
        for (int i = 0; i < DIFFERENT; i++) {
            Collections.shuffle(all, random);
            String asked =
                    all.stream().limit(AT_ONCE).map(id -> "article=" + id).collect(Collectors.joining("&"));
            texts[i] = "GET /api/engagement/%s?%s HTTP/1.1\r\nHost: localhost:8080\r\nAccept: application/json\r\n\r\n"
                    .formatted(path, asked)
                    .getBytes(StandardCharsets.US_ASCII);
        }
        return (number, into) -> into.put(texts[(int) (number % DIFFERENT)]);
    }
}
