package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.recounting.Recomputation.Watcher;
import dev.maeari.engagement.counting.worker.Reading;
import dev.maeari.events.EventCodec;
import java.sql.SQLException;
import java.util.List;

/** What the numbers would be under another rule: computed from all that the log still holds, and written nowhere. */
final class WhatIf {
    private final Surroundings around;
    private final Snapshot snapshot;
    private final Log log;

    WhatIf(Surroundings around, Snapshot snapshot, Log log) {
        this.around = around;
        this.snapshot = snapshot;
        this.log = log;
    }

    private record Copy(long position, Books books) {}

    void run(Pipeline other, List<LogPartition> partitions, Watcher watcher, Findings findings)
            throws SQLException, InterruptedException {
        Reading reading = new Reading(new EventCodec(around.topics()), around.topics());
        for (LogPartition partition : partitions) {
            List<String> counters = other.rule().counters(partition.topic()).stream()
                    .map(Counter::name)
                    .toList();
            Copy copy = snapshot.read(open -> new Copy(
                    other.stand(open, partition).position(),
                    StoredBooks.of(open, other, partition, Integer.MIN_VALUE, null)));
            // No checkpoint was counted by this rule.
            Base base = new Base(0, log.start(partition), 0, new Books(Integer.MIN_VALUE), null);
            Recomputation would = new Recomputation(base, partition, other.rule(), log, reading);
            would.to(copy.position(), watcher);
            findings.proved(partition, base, copy.position());
            findings.add(Comparison.of(copy.books(), would.books(), What.SHOWN, any -> true).stream()
                    .filter(difference ->
                            counters.contains(difference.line().key().counter()))
                    .toList());
        }
    }
}
