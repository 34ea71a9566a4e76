package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.LogPartition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes checkpoints on a schedule, and drops those that are needed no longer. */
final class Checkpointing {
    private static final Duration ANOTHER_AT_IT = Duration.ofMillis(200);

    private final Surroundings around;
    private final Snapshot snapshot;
    private final Duration interval;

    Checkpointing(Surroundings around, Duration interval) {
        this.around = around;
        this.snapshot = new Snapshot(around.dataSource());
        this.interval = interval;
    }

    /** Takes one if it is time, and no other process is at it. */
    void look() throws SQLException, InterruptedException {
        Alone.CHECKPOINT.run(around.dataSource(), () -> take(interval));
    }

    /** Takes one now: the last one is not to be trusted. */
    void now() throws SQLException, InterruptedException {
        while (!Alone.CHECKPOINT.run(around.dataSource(), () -> take(Duration.ZERO))) {
            Thread.sleep(ANOTHER_AT_IT);
        }
    }

    private void take(Duration after) throws SQLException, InterruptedException {
        Instant now = around.clock().instant();
        Optional<Pipeline> pipeline = snapshot.read(Pipeline::shown);
        if (pipeline.isPresent() && due(pipeline.get(), now.minus(after))) {
            snapshot.keep(open -> {
                Checkpoints.take(open, pipeline.get(), now);
                List<Long> superfluous = Thinning.superfluous(
                        Checkpoints.of(open, pipeline.get()),
                        needed(open, pipeline.get()),
                        around.topics().viewsRetention(),
                        now);
                Checkpoints.delete(open, superfluous);
                return superfluous.size();
            });
        }
    }

    /** From where the next proofs go on, and up to where. */
    private static Set<Long> needed(Connection open, Pipeline pipeline) throws SQLException {
        Set<Long> needed = new HashSet<>();
        for (LogPartition partition : pipeline.partitions(open)) {
            ProofsTable.waiting(open, pipeline, partition).stream()
                    .limit(1)
                    .forEach(next -> needed.add(next.checkpoint()));
            if (!Bases.holdsMembers(partition)) {
                Checkpoints.of(open, pipeline, partition).stream()
                        .filter(Checkpoints.Mark::proved)
                        .mapToLong(Checkpoints.Mark::checkpoint)
                        .max()
                        .ifPresent(needed::add);
            }
        }
        return needed;
    }

    private boolean due(Pipeline pipeline, Instant since) throws SQLException, InterruptedException {
        List<Checkpoints.Taken> taken = snapshot.read(open -> Checkpoints.of(open, pipeline));
        return taken.isEmpty() || !taken.getLast().at().isAfter(since);
    }
}
