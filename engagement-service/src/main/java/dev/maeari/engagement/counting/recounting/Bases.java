package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.Counter.Membership;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Partitioning.Ancestor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds where a recomputation can begin: with the log, or where that was cut with the oldest checkpoint that will do. */
final class Bases {
    private static final long MILLIS_PER_HOUR = 3_600_000;

    private final Log log;
    private final Partitioning partitioning;

    Bases(Retelling retelling) {
        this.log = retelling.log();
        this.partitioning = retelling.partitioning();
    }

    /** A checkpoint of a partition, or of an ancestor from before the partition was added. */
    private record Place(LogPartition partition, Checkpoints.Mark mark) {}

    /**
     * The earliest base.
     *
     * @throws Unprovable if there is none
     */
    Base earliest(Connection open, Pipeline pipeline, LogPartition partition) throws SQLException {
        return earliest(open, pipeline, partition, Long.MAX_VALUE);
    }

    /**
     * The latest base before a checkpoint that was proved itself, so that no number stays wrong that once was; of what holds
     * members it is the beginning, since a checkpoint has none.
     *
     * @throws Unprovable if there is none
     */
    Base before(Connection open, Pipeline pipeline, LogPartition partition, long checkpoint) throws SQLException {
        if (!holdsMembers(partition)) {
            for (Place place : sound(open, pipeline, partition, checkpoint).reversed()) {
                if (place.mark().proved() && isOnTheLog(place, pipeline)) {
                    return of(open, place);
                }
            }
        }
        return earliest(open, pipeline, partition, checkpoint);
    }

    private Base earliest(Connection open, Pipeline pipeline, LogPartition partition, long before) throws SQLException {
        LogPartition root = partitioning.stretches(partition).getFirst().partition();
        long start = log.start(root);
        if (start == 0) {
            return Base.beginning(root);
        }
        if (holdsMembers(partition)) {
            throw new Unprovable("the log of %s begins at %d: who belonged to a set before is known to nobody"
                    .formatted(root, start));
        }
        for (Place place : sound(open, pipeline, partition, before)) {
            if (isOnTheLog(place, pipeline)) {
                return of(open, place);
            }
        }
        throw new Unprovable(
                "the log of %s begins at %d, and no checkpoint was taken a visit gap after that, or none of which the numbers were right"
                        .formatted(root, start));
    }

    /** Those before another one of which nothing speaks against it: that it is wrong itself, or comes after a wrong one. */
    private List<Place> sound(Connection open, Pipeline pipeline, LogPartition partition, long before)
            throws SQLException {
        List<Place> sound = new ArrayList<>();
        boolean wrong = false;
        for (Place place : places(open, pipeline, partition)) {
            Checkpoints.Mark mark = place.mark();
            wrong |= mark.wrong();
            if (mark.checkpoint() < before && (mark.proved() || !wrong)) {
                sound.add(place);
            }
        }
        return sound;
    }

    /** Oldest first. What a checkpoint says of an ancestor is said of the added partition too, until that is in it. */
    private List<Place> places(Connection open, Pipeline pipeline, LogPartition partition) throws SQLException {
        List<Checkpoints.Mark> own = Checkpoints.of(open, pipeline, partition);
        List<Place> places = new ArrayList<>();
        Ancestor ancestor = partitioning.ancestor(partition).orElse(null);
        if (ancestor != null) {
            Set<Long> known = own.stream().map(Checkpoints.Mark::checkpoint).collect(Collectors.toSet());
            places(open, pipeline, ancestor.partition()).stream()
                    .filter(place -> !known.contains(place.mark().checkpoint()))
                    .filter(place -> !place.partition().equals(ancestor.partition())
                            || place.mark().position() <= ancestor.barrier().position())
                    .forEach(places::add);
        }
        own.forEach(mark -> places.add(new Place(partition, mark)));
        return places;
    }

    /** What comes after it, and the visits of one gap before it. */
    private boolean isOnTheLog(Place place, Pipeline pipeline) {
        long window = pipeline.rule().visitGap().windowStart(place.mark().logTime());
        return place.mark().position() >= log.start(place.partition()) && isWhole(place.partition(), window);
    }

    private boolean isWhole(LogPartition partition, long window) {
        if (log.start(partition) > 0) {
            OptionalLong first = log.firstTime(partition);
            return first.isEmpty() || window > first.getAsLong();
        }
        return partitioning
                .ancestor(partition)
                .map(one -> one.barrier().logTime() < window || isWhole(one.partition(), window))
                .orElse(true);
    }

    private static Base of(Connection open, Place place) throws SQLException {
        Checkpoints.Mark mark = place.mark();
        int hour = (int) (mark.logTime() / MILLIS_PER_HOUR);
        return new Base(
                place.partition(),
                mark.checkpoint(),
                mark.position(),
                mark.logTime(),
                StoredBooks.of(open, mark.checkpoint(), place.partition(), hour),
                mark.takenAt());
    }

    /** Whether it counts sets, of whose members checkpoints say nothing. */
    static boolean holdsMembers(LogPartition partition) {
        return Counter.of(partition.topic()).stream().anyMatch(Membership.class::isInstance);
    }
}
