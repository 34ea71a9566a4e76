package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.readership.NotedVisitors;
import dev.maeari.engagement.counting.readership.NotedVisitors.Sum;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Proves that the unique readers of each article are the sum of its days; they are written in one transaction. */
final class ReaderSums {
    private ReaderSums() {}

    /**
     * What differs; mended, if that was asked for.
     *
     * @param wrong articles of which a day was found to be wrong: what their sum is to be, is not known before
     */
    static List<Difference> prove(
            Pipeline pipeline, Order order, Snapshot snapshot, InstantSource clock, Set<UUID> wrong)
            throws SQLException, InterruptedException {
        List<Sum> sums = snapshot.read(open -> new NotedVisitors(open, pipeline.name()).wrongSums()).stream()
                .filter(sum -> !wrong.contains(sum.article()))
                .toList();
        List<Difference> differences = sums.stream()
                .map(sum -> Difference.of(ReadersRecount.line(sum.article(), What.NUMBER, ""), sum.n(), sum.days()))
                .toList();
        if (sums.isEmpty() || !order.mends()) {
            return differences;
        }
        snapshot.write(open -> {
            new NotedVisitors(open, pipeline.name())
                    .sum(new TreeSet<>(sums.stream().map(Sum::article).toList()));
            // Of an article, which no partition writes alone.
            new Repair(open, pipeline, 0).note(differences, order, clock.instant());
            return sums.size();
        });
        return differences.stream().map(Difference::mended).toList();
    }
}
