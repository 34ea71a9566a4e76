package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.readership.NotedVisitors;
import dev.maeari.engagement.counting.readership.NotedVisitors.Sum;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Proves that the unique readers of each article are the sum of its days; they are written in one transaction. */
record ReaderSums(Pipeline pipeline, Order order, Surroundings around, Snapshot snapshot) {
    /** The number of an article, as answers call it. */
    static final String COUNTER = "uniqueReaders";

    static Line line(UUID article, What what, String which) {
        return new Line(new CountKey(article, COUNTER), what, which);
    }

    /**
     * What differs; mended, if that was asked for.
     *
     * @param wrong articles of which a day was found to be wrong: what their sum is to be, is not known before
     * @throws Unprovable if another rule is shown by now
     */
    List<Difference> prove(Set<UUID> wrong) throws SQLException, InterruptedException {
        List<Sum> sums = snapshot
                .read(open -> {
                    pipeline.isThere(open, false);
                    return table(open).wrongSums();
                })
                .stream()
                .filter(sum -> !wrong.contains(sum.article()))
                .toList();
        List<Difference> differences = sums.stream()
                .map(sum -> Difference.of(line(sum.article(), What.NUMBER, ""), sum.n(), sum.days()))
                .toList();
        if (sums.isEmpty() || !order.mends()) {
            return differences;
        }
        snapshot.write(open -> {
            pipeline.isThere(open, true);
            table(open).sum(new TreeSet<>(sums.stream().map(Sum::article).toList()));
            // Of an article, which no partition writes alone.
            new Repair(open, pipeline, 0)
                    .note(differences, order, around.clock().instant());
            return sums.size();
        });
        return differences.stream().map(Difference::mended).toList();
    }

    private NotedVisitors table(Connection open) {
        return new NotedVisitors(open, pipeline.name(), around.zone());
    }
}
