package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Readers;
import dev.maeari.events.ArticleId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** From a view's acknowledgement until an open stream shows a number that holds it, at a thousand views a second. */
final class ClickToCount implements Measurement {
    private static final Goal HALF = Goal.atMost(100);
    private static final Goal NEARLY_ALL = Goal.atMost(250);
    private static final int ARTICLES = 20;
    private static final int PER_SECOND = 1000;
    private static final int CONNECTIONS = 64;
    /** None who has seen the articles before. */
    private static final long NEW_VISITORS = 5_000_000_000L;

    private static final double NANOS_PER_MILLI = 1e6;

    private final Serving serving;

    ClickToCount(Serving serving) {
        this.serving = serving;
    }

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException, InterruptedException {
        List<ArticleId> articles = serving.articles().subList(0, ARTICLES);
        Views views = Views.of("/api/engagement/views", articles, NEW_VISITORS);
        List<Double> half = new ArrayList<>();
        List<Double> nearlyAll = new ArrayList<>();
        try (Readers readers = serving.readers(CONNECTIONS)) {
            for (Turns turns = plan.turns(100); turns.another(); ) {
                progress.round("click to count at 1,000 views/s", turns.number(), plan);
                Histogram nanos = round(readers, views, articles, plan.time());
                half.add(nanos.getValueAtPercentile(50) / NANOS_PER_MILLI);
                nearlyAll.add(nanos.getValueAtPercentile(99) / NANOS_PER_MILLI);
            }
        }
        return List.of(
                Line.of("click-to-count-p50", HALF, "ms", half),
                Line.of("click-to-count-p99", NEARLY_ALL, "ms", nearlyAll));
    }

    private Histogram round(Readers readers, Views views, List<ArticleId> articles, Duration time)
            throws IOException, InterruptedException {
        List<Acknowledged> all = new ArrayList<>();
        try (CountsStreamReader stream = new CountsStreamReader(serving.port(), articles)) {
            readers.steady(
                            views.requests(),
                            (number, nanos, head) -> all.add(Acknowledged.of(articles, number, nanos, head)),
                            PER_SECOND,
                            time)
                    .taken();
            Histogram nanos = new Histogram(3);
            for (Acknowledged one : all) {
                nanos.recordValue(one.nanosUntilShown(stream));
            }
            return nanos;
        }
    }
}
