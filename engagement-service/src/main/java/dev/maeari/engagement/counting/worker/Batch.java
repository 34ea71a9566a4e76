package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Slice;
import dev.maeari.engagement.counting.worker.Assignment.Running;
import dev.maeari.events.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One poll, read and ready to be counted: a share for each partition. */
record Batch(List<Share> shares) {
    Batch {
        shares = List.copyOf(shares);
    }

    /**
     * What it holds of one partition.
     *
     * @param turn under which the partition is counted
     * @param deadLetters what of it could not be read, as it is kept
     * @param causes traced requests behind it
     */
    record Share(Slice slice, Running turn, List<Letter> deadLetters, List<Cause> causes) {
        /** One share of what was read of a partition in turn. */
        static Share of(List<Share> parts) {
            Share last = parts.getLast();
            List<Entry> entries = new ArrayList<>();
            List<Letter> deadLetters = new ArrayList<>();
            List<Cause> causes = new ArrayList<>();
            for (Share part : parts) {
                entries.addAll(part.slice().entries());
                deadLetters.addAll(part.deadLetters());
                causes.addAll(part.causes());
            }
            Slice slice = new Slice(last.partition(), entries, last.slice().next());
            return new Share(slice, last.turn(), deadLetters, causes);
        }

        LogPartition partition() {
            return slice.partition();
        }
    }

    /**
     * A dead letter.
     *
     * @param place where the record stands that could not be read; the letter itself may tell of an earlier one
     */
    record Letter(Position place, ProducerRecord<byte[], byte[]> record) {}

    /** One batch of what was read in turn. Of a partition that has begun anew in between only the last turn counts. */
    static Batch of(List<Batch> read) {
        if (read.size() == 1) {
            return read.getFirst();
        }
        Map<LogPartition, List<Share>> parts = new LinkedHashMap<>();
        for (Batch batch : read) {
            for (Share share : batch.shares()) {
                List<Share> before = parts.computeIfAbsent(share.partition(), any -> new ArrayList<>());
                if (!before.isEmpty() && !before.getLast().turn().equals(share.turn())) {
                    before.clear();
                }
                before.add(share);
            }
        }
        return new Batch(parts.values().stream().map(Share::of).toList());
    }

    boolean isEmpty() {
        return shares.isEmpty();
    }

    /** How many records. */
    int size() {
        return shares.stream().mapToInt(share -> share.slice().entries().size()).sum();
    }

    Set<LogPartition> partitions() {
        return shares.stream().map(Share::partition).collect(Collectors.toSet());
    }

    List<Slice> slices() {
        return shares.stream().map(Share::slice).toList();
    }

    Map<LogPartition, PartitionState> states() {
        Map<LogPartition, PartitionState> states = new HashMap<>();
        shares.forEach(share -> states.put(share.partition(), share.turn().state()));
        return states;
    }

    List<Letter> deadLetters() {
        return shares.stream().flatMap(share -> share.deadLetters().stream()).toList();
    }

    /** The first of the traced requests behind it. */
    List<Cause> causes() {
        return shares.stream()
                .flatMap(share -> share.causes().stream())
                .limit(Causes.MOST)
                .toList();
    }

    Batch without(Set<LogPartition> partitions) {
        return only(share -> !partitions.contains(share.partition()));
    }

    /** The shares whose turn still is the partition's. */
    Batch stillHeld(Partitions partitions) {
        return only(share -> partitions.holds(share.partition(), share.turn()));
    }

    private Batch only(Predicate<Share> wanted) {
        return new Batch(shares.stream().filter(wanted).toList());
    }
}
