package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Readers;
import dev.maeari.events.ArticleId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long numbers stand still when a further process that counts joins, and when it leaves in order, at 250 views a second
 * over a hundred articles: the longest time that a view acknowledged from then on, until the next change, waits to be seen
 * in an open stream. On the log stand as many views as come at that rate within the visit gap, since whoever takes over a
 * partition must know its visits.
 */
final class Joining implements Measurement {
    private static final Goal STALL = Goal.atMost(2);
    private static final int PER_SECOND = 250;
    private static final int ARTICLES = 100;
    private static final Duration GAP = Duration.ofMinutes(30);
    private static final int CONNECTIONS = 16;
    /** None who has seen the articles before. */
    private static final long NEW_VISITORS = 7_000_000_000L;
    /** Where there is time. Of a hundred changes and fewer the 99th percentile is the longest. */
    private static final int WITH_TIME = 2;

    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Duration UNTIL_QUIET = Duration.ofSeconds(2);
    private static final Duration AT_THE_END = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Stack stack;

    Joining(Stack stack) {
        this.stack = stack;
    }

    /** From its beginning to that of the next. */
    private record Change(boolean joins, long begin, long end) {
        /** In seconds. */
        double stall(List<Acknowledged> all, CountsStreamReader stream) throws InterruptedException {
            long longest = -1;
            for (Acknowledged one : all) {
                if (one.nanos() >= begin && one.nanos() < end) {
                    longest = Math.max(longest, one.nanosUntilShown(stream));
                }
            }
            if (longest < 0) {
                throw new IllegalStateException("nobody came while processes changed");
            }
            return longest / NANOS_PER_SECOND;
        }
    }

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException, SQLException, InterruptedException {
        progress.says("starting an engagement-service that has half an hour behind it");
        try (Serving serving = Serving.start(stack, plan, "joining", ARTICLES)) {
            serving.past((int) GAP.toSeconds() * PER_SECOND);
            return changing(serving, plan, progress);
        }
    }

    private static List<Line> changing(Serving serving, Plan plan, Progress progress)
            throws IOException, InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        FutureTask<List<Acknowledged>> readers = new FutureTask<>(() -> viewsUntil(over, serving));
        try (CountsStreamReader stream = new CountsStreamReader(serving.port(), serving.articles())) {
            Thread.ofPlatform().daemon().name("readers").start(readers);
            List<Change> changes = new ArrayList<>();
            for (Turns turns = plan.turns(195, WITH_TIME); turns.another(); ) {
                progress.says("a counting process joins and leaves, the %d. time".formatted(turns.number() + 1));
                changes.addAll(joinAndLeave(serving));
            }
            over.set(true);
            return lines(changes, readers.get(), stream);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the readers failed", e);
        } finally {
            over.set(true);
        }
    }

    private static List<Change> joinAndLeave(Serving serving) throws InterruptedException {
        long joins = System.nanoTime();
        try (CountingService further = serving.further()) {
            further.awaitShare();
            Thread.sleep(UNTIL_QUIET);
            long leaves = System.nanoTime();
            further.end(AT_THE_END);
            Thread.sleep(UNTIL_QUIET);
            return List.of(new Change(true, joins, leaves), new Change(false, leaves, System.nanoTime()));
        }
    }

    private static List<Acknowledged> viewsUntil(AtomicBoolean over, Serving serving) throws IOException {
        List<ArticleId> articles = serving.articles();
        Views views = Views.of("/api/engagement/views", articles, NEW_VISITORS);
        List<Acknowledged> all = new ArrayList<>();
        try (Readers readers = serving.readers(CONNECTIONS)) {
            while (!over.get()) {
                readers.steady(
                                views.requests(),
                                (number, nanos, head) -> all.add(Acknowledged.of(articles, number, nanos, head)),
                                PER_SECOND,
                                A_WHILE)
                        .taken();
            }
        }
        return all;
    }

    private static List<Line> lines(List<Change> changes, List<Acknowledged> all, CountsStreamReader stream)
            throws InterruptedException {
        List<Double> joins = new ArrayList<>();
        List<Double> leaves = new ArrayList<>();
        for (Change change : changes) {
            (change.joins() ? joins : leaves).add(change.stall(all, stream));
        }
        Line join = Line.told("stall-of-a-join", "s", joins);
        Line leave = Line.told("stall-of-a-leave", "s", leaves);
        return List.of(join, leave, Line.of("stall-p99", STALL, "s", List.of(Math.max(join.max(), leave.max()))));
    }
}
