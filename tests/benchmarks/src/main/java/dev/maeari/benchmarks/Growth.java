package dev.maeari.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What an event costs as a log grows longer and longer, and over more and more articles: the line that must stay flat.
 * Held against the goal is the cost at the far end over the least on the way.
 */
final class Growth implements Measurement {
    private static final Goal FLAT = Goal.atMost(1.25);
    private static final int FEWEST = 10_000;
    private static final int STEP = 10;
    private static final int FEW_ARTICLES = 10;
    private static final int ARTICLES = 1000;
    private static final int WARMING = 300_000;

    private final Stack stack;

    Growth(Stack stack) {
        this.stack = stack;
    }

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException, SQLException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("growth-of-events", FLAT, Line.RATIO, List.of(rise(longer(plan, progress, lines)))));
        lines.add(Line.of("growth-of-articles", FLAT, Line.RATIO, List.of(rise(wider(plan, progress, lines)))));
        return lines;
    }

    private static double rise(List<Double> costs) {
        return costs.getLast() / Collections.min(costs);
    }

    /** One log, which each step makes ten times as long. */
    private List<Double> longer(Plan plan, Progress progress, List<Line> lines)
            throws SQLException, InterruptedException {
        List<Double> costs = new ArrayList<>();
        try (CountingLive live = new CountingLive(stack, plan.home(), "longer")) {
            live.costMicros(Math.min(WARMING, plan.most()), ARTICLES);
            for (long events = FEWEST; events <= plan.most(); events *= STEP) {
                progress.says("growth: %,d events".formatted(events));
                costs.add(live.costMicros((int) events, ARTICLES));
                lines.add(Line.told("cost-of-%d-events".formatted(events), "µs CPU", List.of(costs.getLast())));
            }
        }
        return costs;
    }

    /** As many events, each time a new log. */
    private List<Double> wider(Plan plan, Progress progress, List<Line> lines)
            throws SQLException, InterruptedException {
        List<Double> costs = new ArrayList<>();
        for (long articles = FEW_ARTICLES; articles <= plan.articles(); articles *= STEP) {
            progress.says("growth: %,d events over %,d articles".formatted(plan.events(), articles));
            try (CountingLive live = new CountingLive(stack, plan.home(), "wider_" + articles)) {
                live.costMicros(Math.min(WARMING, plan.events()), ARTICLES);
                costs.add(live.costMicros(plan.events(), (int) articles));
                lines.add(Line.told("cost-over-%d-articles".formatted(articles), "µs CPU", List.of(costs.getLast())));
            }
        }
        return costs;
    }
}
