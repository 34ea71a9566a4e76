package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.Counting;
import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.Slice;
import dev.maeari.engagement.counting.worker.Reading;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Counts one partition again, from a base up to any later position, and on from there. */
final class Recomputation {
    private final LogPartition partition;
    private final Log log;
    private final Reading reading;
    private final PartitionState state;
    private final Books books;
    private long next;

    /** Sees the work as it is done. */
    interface Watcher {
        /** Some records were counted, which are in the books now. */
        void counted(int records) throws InterruptedException;
    }

    /** Sees each record. */
    interface Close {
        void counted(Entry entry);
    }

    Recomputation(Base base, LogPartition partition, Rule rule, Log log, Reading reading) {
        this.partition = partition;
        this.log = log;
        this.reading = reading;
        this.books = base.books();
        this.state = PartitionState.at(partition, base.position(), base.logTime(), rule);
        OptionalLong window = state.readFrom();
        this.next = base.position();
        if (window.isPresent()) {
            this.next = Math.min(next, log.at(partition, window.getAsLong()).orElse(next));
        }
    }

    /** As the log says it at the position that was reached. */
    Books books() {
        return books;
    }

    /** Counts on up to a position. */
    void to(long position, Watcher watcher) throws InterruptedException {
        log.read(partition, next, position, (records, upTo) -> {
            count(
                    records.stream()
                            .map(record -> reading.read(partition, record).entry())
                            .toList(),
                    upTo);
            watcher.counted(records.size());
        });
        next = Math.max(next, position);
    }

    /** Counts on record by record. */
    void slowly(long position, Close close) throws InterruptedException {
        log.read(partition, next, position, (records, upTo) -> {
            for (var record : records) {
                Entry entry = reading.read(partition, record).entry();
                count(List.of(entry), entry.offset() + 1);
                close.counted(entry);
            }
            count(List.of(), upTo);
        });
        next = Math.max(next, position);
    }

    private void count(List<Entry> entries, long upTo) {
        Counted counted = Counting.count(
                List.of(new Slice(partition, entries, upTo)), Map.of(partition, state), books.recalled());
        books.add(counted.changes());
        counted.take();
    }
}
