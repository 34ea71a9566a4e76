package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.recounting.Recomputation.Watcher;
import java.sql.SQLException;
import java.util.List;

/** What the numbers would be under another rule: computed from all that the log still holds, and written nowhere. */
final class WhatIf {
    private final Snapshot snapshot;
    private final Retelling retelling;

    WhatIf(Snapshot snapshot, Retelling retelling) {
        this.snapshot = snapshot;
        this.retelling = retelling;
    }

    private record Copy(long position, Books books) {}

    void run(Pipeline other, List<LogPartition> partitions, Watcher watcher, Findings findings)
            throws SQLException, InterruptedException {
        for (LogPartition partition : partitions) {
            List<String> counters = other.rule().counters(partition.topic()).stream()
                    .map(Counter::name)
                    .toList();
            Copy copy = snapshot.read(open -> {
                long position = other.stand(open, partition).position();
                other.awaitsNoHeir(open, retelling.partitioning(), partition, position);
                return new Copy(position, StoredBooks.of(open, other, partition, Integer.MIN_VALUE, null));
            });
            // No checkpoint was counted by this rule.
            LogPartition root =
                    retelling.partitioning().stretches(partition).getFirst().partition();
            Base base = new Base(root, 0, retelling.log().start(root), 0, new Books(Integer.MIN_VALUE), null);
            Recomputation would = new Recomputation(base, partition, other.rule(), retelling);
            would.to(copy.position(), watcher);
            findings.proved(partition, base, copy.position());
            findings.add(Comparison.of(copy.books(), would.books(), What.SHOWN, any -> true).stream()
                    .filter(difference ->
                            counters.contains(difference.line().key().counter()))
                    .toList());
        }
    }
}
