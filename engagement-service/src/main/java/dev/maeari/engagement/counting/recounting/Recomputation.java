package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.Counting;
import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Partitioning.Barrier;
import dev.maeari.engagement.counting.Partitioning.Stretch;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.Slice;
import dev.maeari.engagement.counting.worker.Remembering;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Counts one partition again, from a base up to any later position, and on from there. An added partition is counted where
 * its articles were before, stretch by stretch.
 */
final class Recomputation {
    private final LogPartition partition;
    private final Retelling retelling;
    private final List<Stretch> stretches;
    private final Books books;
    private PartitionState state;
    private int at;
    private long next;
    private boolean begun;

    /** Sees the work as it is done. */
    interface Watcher {
        /** Some records were counted, which are in the books now. */
        void counted(int records) throws InterruptedException;
    }

    /** Sees each record. */
    interface Close {
        /** The entry, by the offsets of the partition in question: those in an ancestor are negative. */
        void counted(Entry entry);
    }

    /** Takes what was read. */
    private interface Each {
        void read(List<ConsumerRecord<byte[], byte[]>> records, long upTo) throws InterruptedException;
    }

    Recomputation(Base base, LogPartition partition, Rule rule, Retelling retelling) {
        this.partition = partition;
        this.retelling = retelling;
        this.stretches = retelling.partitioning().stretches(partition);
        this.books = base.books();
        this.state =
                PartitionState.at(base.partition(), base.position(), base.logTime(), rule, retelling.partitioning());
        this.next = base.position();
        while (!here().partition().equals(base.partition()) || here().end() < base.position()) {
            at++;
        }
    }

    /** As the log says it at the position that was reached. */
    Books books() {
        return books;
    }

    /** Counts on up to a position. */
    void to(long position, Watcher watcher) throws InterruptedException {
        each(position, (records, upTo) -> {
            count(records.stream().map(this::entry).toList(), upTo);
            watcher.counted(records.size());
        });
    }

    /** Counts on record by record. */
    void slowly(long position, Close close) throws InterruptedException {
        each(position, (records, upTo) -> {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Entry entry = entry(record);
                count(List.of(entry), entry.offset() + 1);
                close.counted(new Entry(place(entry), entry.appendedAt(), entry.origin(), entry.content()));
            }
            count(List.of(), upTo);
        });
    }

    private void each(long position, Each each) throws InterruptedException {
        if (!begun) {
            remember();
            begun = true;
        }
        while (true) {
            boolean own = here().partition().equals(partition);
            long end = own ? Math.min(position, here().end()) : here().end();
            retelling.log().read(here().partition(), next, end, each::read);
            next = Math.max(next, end);
            if (own && position < here().end()) {
                return;
            }
            pass();
        }
    }

    private void remember() throws InterruptedException {
        OptionalLong window = state.readFrom();
        new Remembering(retelling.partitioning(), retelling.reading(), retelling::past).inherited(state);
        if (window.isPresent()) {
            next = Math.min(
                    next,
                    retelling.log().at(here().partition(), window.getAsLong()).orElse(next));
        }
    }

    /** Partitions are added: some of these articles go on elsewhere, or those that are asked for do. */
    private void pass() {
        Stretch before = here();
        at++;
        Stretch after = here();
        boolean same = after.partition().equals(before.partition());
        books.keep(article -> article.getMostSignificantBits() == 0
                ? same
                : Topic.partition(new ArticleId(article), after.partitions())
                        == after.partition().number());
        if (!same) {
            books.inherit(new Barrier(before.end(), state.logTime()));
            state = state.inheritedBy(after.partition());
            next = 0;
        }
    }

    private Stretch here() {
        return stretches.get(at);
    }

    private Entry entry(ConsumerRecord<byte[], byte[]> record) {
        return retelling.reading().read(here().partition(), record).entry();
    }

    private long place(Entry entry) {
        LogPartition there = here().partition();
        return retelling
                .partitioning()
                .place(partition, new Position(there.topic().name(), there.number(), entry.offset()))
                .orElse(entry.offset());
    }

    private void count(List<Entry> entries, long upTo) {
        LogPartition there = here().partition();
        Counted counted =
                Counting.count(List.of(new Slice(there, entries, upTo)), Map.of(there, state), books.recalled());
        books.add(counted.changes());
        counted.take();
    }
}
