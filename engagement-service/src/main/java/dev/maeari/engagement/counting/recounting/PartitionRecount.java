package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.recounting.Recomputation.Watcher;
import dev.maeari.events.CountsEvent.CountChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Proves one partition (I8), and mends it. Counting goes on meanwhile. */
final class PartitionRecount {
    private final Snapshot snapshot;
    private final Bases bases;
    private final Retelling retelling;
    private final InstantSource clock;

    PartitionRecount(Snapshot snapshot, Retelling retelling, InstantSource clock) {
        this.snapshot = snapshot;
        this.bases = new Bases(retelling);
        this.retelling = retelling;
        this.clock = clock;
    }

    /**
     * What came out.
     *
     * @param base whose books are those of the position now
     * @param told numbers that have a new version
     */
    record Result(
            LogPartition partition,
            Base base,
            long position,
            int articles,
            List<Difference> differences,
            List<CountChanged> told) {}

    private record Copy(Pipeline.Stand stand, Books books) {}

    Result run(Pipeline pipeline, LogPartition partition, Order order, Watcher watcher)
            throws SQLException, InterruptedException {
        Base base = snapshot.read(open -> bases.earliest(open, pipeline, partition));
        Recomputation proof = new Recomputation(base, partition, pipeline.rule(), retelling);
        Copy first = copy(pipeline, partition, base, null);
        proof.to(first.stand().position(), watcher);
        Set<UUID> articles = proof.books().articles();
        List<Difference> suspected = Comparison.of(first.books(), proof.books(), What.OF_THE_LOG, any -> true);
        Set<UUID> suspects = suspected.stream()
                .map(difference -> difference.line().key().article())
                .collect(Collectors.toSet());
        if (suspects.isEmpty()) {
            return new Result(partition, base, first.stand().position(), articles.size(), List.of(), List.of());
        }
        Copy second = copy(pipeline, partition, base, suspects);
        proof.to(second.stand().position(), watcher);
        Set<Line> lines = suspected.stream().map(Difference::line).collect(Collectors.toSet());
        List<Difference> confirmed =
                Comparison.of(second.books(), proof.books(), What.OF_THE_LOG, suspects::contains).stream()
                        .filter(difference -> lines.contains(difference.line()))
                        .toList();
        articles.addAll(suspects);
        List<Difference> found = parted(pipeline, partition, second.stand().position(), confirmed);
        if (found.isEmpty() || !order.mends()) {
            return new Result(partition, base, second.stand().position(), articles.size(), found, List.of());
        }
        List<CountChanged> told = mend(pipeline, partition, order, base, proof, suspects, watcher);
        return new Result(
                partition,
                base,
                second.stand().position(),
                articles.size(),
                found.stream().map(Difference::mended).toList(),
                told);
    }

    private Copy copy(Pipeline pipeline, LogPartition partition, Base base, @Nullable Set<UUID> articles)
            throws SQLException, InterruptedException {
        return snapshot.read(open -> new Copy(
                stand(open, pipeline, partition, pipeline.stand(open, partition)),
                StoredBooks.of(open, pipeline, partition, base.books().firstHour(), articles)));
    }

    private Pipeline.Stand stand(Connection open, Pipeline pipeline, LogPartition partition, Pipeline.Stand stand)
            throws SQLException {
        if (stand.rule() != pipeline.rule().version()) {
            throw new Unprovable("counted by rule %d, the pipeline says rule %d"
                    .formatted(stand.rule(), pipeline.rule().version()));
        }
        pipeline.awaitsNoHeir(open, retelling.partitioning(), partition, stand.position());
        return stand;
    }

    private List<Difference> parted(
            Pipeline pipeline, LogPartition partition, long position, List<Difference> differences)
            throws SQLException, InterruptedException {
        if (differences.isEmpty()) {
            return differences;
        }
        Base again = snapshot.read(open -> bases.earliest(open, pipeline, partition));
        return Parting.of(new Recomputation(again, partition, pipeline.rule(), retelling), position, differences);
    }

    /** What counting has made of a wrong row meanwhile is wrong too, so all of the article is compared once more. */
    private List<CountChanged> mend(
            Pipeline pipeline,
            LogPartition partition,
            Order order,
            Base base,
            Recomputation proof,
            Set<UUID> articles,
            Watcher watcher)
            throws SQLException, InterruptedException {
        // Nobody can count while the partition is held: all but the last few records are read before.
        proof.to(
                snapshot.read(open -> stand(open, pipeline, partition, pipeline.stand(open, partition)))
                        .position(),
                watcher);
        return snapshot.write(open -> {
            Pipeline.Stand held = stand(open, pipeline, partition, pipeline.hold(open, partition));
            proof.to(held.position(), watcher);
            Repair repair = new Repair(open, pipeline, partition.number());
            Set<UUID> own = proof.books().articles();
            own.retainAll(articles);
            repair.bringHome(own, Counter.of(partition.topic()));
            List<Difference> differences = Comparison.of(
                    StoredBooks.of(open, pipeline, partition, base.books().firstHour(), articles),
                    proof.books(),
                    What.OF_THE_LOG,
                    articles::contains);
            List<CountChanged> told = repair.mend(differences, proof.books());
            repair.note(differences, order, clock.instant());
            Checkpoints.distrust(open, pipeline, partition, base.checkpoint());
            return told;
        });
    }
}
