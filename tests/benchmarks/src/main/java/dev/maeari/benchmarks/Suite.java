package dev.maeari.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All that is planned, one after the other: what is not measured now is stopped, so that it takes no time away. */
final class Suite {
    private static final int ARTICLES = 100;

    private final Plan plan;
    private final Progress progress;
    private final List<Line> lines = new ArrayList<>();

    private Suite(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    static List<Line> run(Plan plan, Progress progress) throws IOException, SQLException, InterruptedException {
        Suite suite = new Suite(plan, progress);
        if (plan.hasAny(Part.ON_THE_STACK)) {
            progress.says("starting Kafka and PostgreSQL");
            try (Stack stack = Stack.start()) {
                suite.on(stack);
            }
        }
        suite.measure(Part.PAGE, new ArticlePage());
        suite.measure(Part.PURE, new PureCounting());
        return List.copyOf(suite.lines);
    }

    private void on(Stack stack) throws IOException, SQLException, InterruptedException {
        List<Double> live = plan.hasAny(Part.SERVED) ? served(stack) : List.of();
        measure(Part.JOINING, new Joining(stack));
        measure(Part.PRODUCING, new Producing(stack));
        measure(Part.COUNTING, new CountingTheLog(stack, live));
        apart(stack);
        measure(Part.GROWTH, new Growth(stack));
        measure(Part.STARTING, new Starting(stack));
        measure(Part.STREAMS, new OpenStreams(stack));
    }

    /** Returns how many views a second were taken in and counted live. */
    private List<Double> served(Stack stack) throws IOException, SQLException, InterruptedException {
        progress.says("starting the engagement-service");
        try (Serving serving = Serving.start(stack, plan, "serving", ARTICLES)) {
            Ingest ingest = Ingest.ofAll(serving);
            measure(Part.INGEST, ingest);
            measure(Part.CLICK, new ClickToCount(serving));
            measure(Part.READING, new Reading(serving));
            return ingest.most();
        }
    }

    private void apart(Stack stack) throws IOException, SQLException, InterruptedException {
        if (plan.has(Part.APART)) {
            progress.says("starting an engagement-service that only takes in");
            try (Serving serving = Serving.start(stack, plan, "apart", ARTICLES, "ingest")) {
                measure(Part.APART, Ingest.apart(serving));
            }
        }
    }

    private void measure(Part part, Measurement measurement) throws IOException, SQLException, InterruptedException {
        if (plan.has(part)) {
            List<Line> measured = measurement.measure(plan, progress);
            // A run that is broken off has told at least what it had.
            Table.rows(measured).forEach(progress::says);
            lines.addAll(measured);
        }
    }
}
