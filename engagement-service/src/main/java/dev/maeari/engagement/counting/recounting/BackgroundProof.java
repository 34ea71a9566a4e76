package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.web.Seldom;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Proves all the time, a partition at a time, that the numbers of the next checkpoint follow from those of the last one that
 * was proved, and what the log holds between them; of sets, that they follow from the whole log. It is in no hurry: it uses a
 * twentieth of a core.
 */
final class BackgroundProof {
    private static final Logger LOG = Logger.getLogger(BackgroundProof.class);
    private static final double SHARE = 0.05;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Duration AGAIN = Duration.ofHours(1);

    private final Surroundings around;
    private final Snapshot snapshot;
    /** Of those that can't be proved, which are tried again every few seconds. */
    private final Map<LogPartition, Seldom> aloud = new HashMap<>();

    BackgroundProof(Surroundings around) {
        this.around = around;
        this.snapshot = new Snapshot(around.dataSource());
    }

    /** Proves what was not proved up to the last checkpoint yet, if no other process does. */
    void look() throws SQLException, InterruptedException {
        Optional<Pipeline> pipeline = snapshot.read(Pipeline::shown);
        if (pipeline.isPresent() && !due(pipeline.get()).isEmpty()) {
            Alone.PROOF.run(around.dataSource(), () -> all(pipeline.get()));
        }
    }

    private void all(Pipeline pipeline) throws SQLException, InterruptedException {
        Throttle throttle =
                new Throttle(SHARE, THREADS::getCurrentThreadCpuTime, System::nanoTime, time -> Thread.sleep(time));
        try (Log log = new Log(around.bootstrapServers(), around.topics())) {
            Retelling retelling = Retelling.of(around, snapshot, log);
            for (LogPartition partition : due(pipeline)) {
                try {
                    prove(pipeline, partition, retelling, throttle);
                    aloud.remove(partition);
                } catch (Unprovable e) {
                    if (aloud.computeIfAbsent(partition, first -> new Seldom(AGAIN))
                            .now()) {
                        LOG.warnf("can't be proved partition=%s why=%s", partition, e.getMessage());
                    }
                }
                throttle.pause();
            }
        }
    }

    private List<LogPartition> due(Pipeline pipeline) throws SQLException, InterruptedException {
        return snapshot.read(open -> {
            List<LogPartition> due = new ArrayList<>();
            for (LogPartition partition : pipeline.partitions(open)) {
                if (!ProofsTable.waiting(open, pipeline, partition).isEmpty()) {
                    due.add(partition);
                }
            }
            return due;
        });
    }

    private record Interval(Base from, Checkpoints.Mark to) {}

    /** The first that can be proved; of those whose beginning is not on the log any more nobody can say anything. */
    private static Optional<Interval> next(
            Connection open, Pipeline pipeline, LogPartition partition, Retelling retelling) throws SQLException {
        Bases bases = new Bases(retelling);
        Optional<Unprovable> why = Optional.empty();
        for (Checkpoints.Mark mark : ProofsTable.waiting(open, pipeline, partition)) {
            try {
                hasItsHeirs(open, pipeline, partition, mark, retelling.partitioning());
                return Optional.of(new Interval(bases.before(open, pipeline, partition, mark.checkpoint()), mark));
            } catch (Unprovable e) {
                why = why.or(() -> Optional.of(e));
            }
        }
        if (why.isPresent()) {
            throw why.get();
        }
        return Optional.empty();
    }

    private void prove(Pipeline pipeline, LogPartition partition, Retelling retelling, Throttle throttle)
            throws SQLException, InterruptedException {
        Optional<Interval> next = snapshot.read(open -> next(open, pipeline, partition, retelling));
        if (next.isEmpty()) {
            return;
        }
        Checkpoints.Mark last = next.get().to();
        Base base = next.get().from();
        throttle.pause();
        Recomputation proof = new Recomputation(base, partition, pipeline.rule(), retelling);
        proof.to(last.position(), records -> throttle.pause());
        snapshot.keep(open -> {
            boolean trusted = Checkpoints.of(open, pipeline, partition).stream()
                    .anyMatch(mark -> mark.checkpoint() == last.checkpoint());
            if (trusted) {
                List<Difference> differences = Comparison.of(
                        StoredBooks.of(
                                open, last.checkpoint(), partition, base.books().firstHour()),
                        proof.books(),
                        What.OF_CHECKPOINTS,
                        any -> true);
                Checkpoints.judge(open, last.checkpoint(), partition, differences.isEmpty());
                ProofsTable.proved(
                        open,
                        pipeline,
                        partition,
                        last.checkpoint(),
                        differences.size(),
                        around.clock().instant());
                differences.stream().limit(10).forEach(difference -> warn(partition, difference));
            } else {
                LOG.infof("a checkpoint went while it was proved; the next one follows partition=%s", partition);
            }
            return trusted;
        });
    }

    /** A checkpoint that was taken in the moments before added partitions had their articles says nothing of these. */
    private static void hasItsHeirs(
            Connection open,
            Pipeline pipeline,
            LogPartition partition,
            Checkpoints.Mark last,
            Partitioning partitioning)
            throws SQLException {
        for (LogPartition heir : partitioning.heirs(partition, last.position())) {
            if (Checkpoints.of(open, pipeline, heir).stream()
                    .noneMatch(mark -> mark.checkpoint() == last.checkpoint())) {
                throw new Unprovable("%s was not counted yet at the last checkpoint".formatted(heir));
            }
        }
    }

    private static void warn(LogPartition partition, Difference difference) {
        LOG.errorf(
                "a number is not what the log says; run a recount partition=%s article=%s counter=%s what=%s which=%s"
                        + " stored=%d proved=%d",
                partition,
                difference.line().key().article(),
                difference.line().key().counter(),
                difference.line().what().label(),
                difference.line().told(),
                difference.stored(),
                difference.proved());
    }
}
