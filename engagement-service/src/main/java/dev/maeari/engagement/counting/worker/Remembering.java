package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counting;
import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Partitioning.Ancestor;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Slice;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Remembers visits from before a position, also those of an added partition's articles from before it was added: a visitor
 * who comes back within the gap has come back, though the first view stands in the ancestor.
 */
public final class Remembering {
    private final Partitioning partitioning;
    private final Reading reading;
    private final Past past;

    /** Reads the log where counting does not. */
    @FunctionalInterface
    public interface Past {
        /** Reads from the first record of that append time, or a later one, to before an offset. */
        void read(LogPartition partition, long time, long to, Each each) throws InterruptedException;

        /** Nothing is read for a while. */
        default void letGo() {}
    }

    /** Takes some records, in their order. */
    @FunctionalInterface
    public interface Each {
        void read(List<ConsumerRecord<byte[], byte[]>> records);
    }

    public Remembering(Partitioning partitioning, Reading reading, Past past) {
        this.partitioning = partitioning;
        this.reading = reading;
        this.past = past;
    }

    /** Before anything else is handed to the state. Nothing is read once the gap is over. */
    public void inherited(PartitionState state) throws InterruptedException {
        OptionalLong window = state.readFrom();
        if (partitioning.isGrown() && window.isPresent()) {
            before(state.partition(), window.getAsLong(), state);
        }
    }

    /**
     * All that a state knows of the time before its position.
     *
     * @return whether there can be anything: not where it is counted from its beginning, or from that of an added partition
     */
    boolean all(PartitionState state) throws InterruptedException {
        OptionalLong window = state.readFrom();
        if (window.isEmpty()) {
            return false;
        }
        LogPartition partition = state.partition();
        inherited(state);
        past.read(
                partition,
                window.getAsLong(),
                state.position(),
                records -> remember(
                        state,
                        records.stream()
                                .map(record -> reading.read(partition, record).entry())
                                .toList()));
        return true;
    }

    /** Nothing need be remembered for a while. */
    void letGo() {
        past.letGo();
    }

    private void before(LogPartition partition, long window, PartitionState state) throws InterruptedException {
        Ancestor ancestor = partitioning.ancestor(partition).orElse(null);
        if (ancestor == null || ancestor.barrier().logTime() < window) {
            return;
        }
        before(ancestor.partition(), window, state);
        past.read(
                ancestor.partition(),
                window,
                ancestor.barrier().position(),
                records -> remember(
                        state,
                        records.stream().map(record -> entry(ancestor, record)).toList()));
    }

    private static void remember(PartitionState state, List<Entry> before) {
        Slice slice = new Slice(state.partition(), before, 0);
        Counting.count(List.of(slice), Map.of(state.partition(), state), Recalled.NOTHING)
                .take();
    }

    /** Before the first offset, so that it is remembered and not counted. */
    private Entry entry(Ancestor ancestor, ConsumerRecord<byte[], byte[]> record) {
        Entry entry = reading.read(ancestor.partition(), record).entry();
        return new Entry(
                Partitioning.inherited(entry.offset(), ancestor.barrier()),
                entry.appendedAt(),
                entry.origin(),
                entry.content());
    }
}
