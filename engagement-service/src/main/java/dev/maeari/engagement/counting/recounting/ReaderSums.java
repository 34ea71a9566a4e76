package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.readership.NotedVisitors;
import dev.maeari.engagement.counting.readership.NotedVisitors.Sum;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Proves that the unique readers of each article are the sum of its days, with which they are written. */
record ReaderSums(Pipeline pipeline, Surroundings around, Snapshot snapshot, NotedMending mending) {
    /** The number of an article, as answers call it. */
    static final String COUNTER = "uniqueReaders";

    /** Sums that are mended together: who notes has to wait for them. */
    private static final int TOGETHER = 1_000;

    static Line line(UUID article, What what, String which) {
        return new Line(new CountKey(article, COUNTER), what, which);
    }

    /**
     * Proves them.
     *
     * @param wrong articles of which a day was found to be wrong: what their sum is to be, is not known before
     * @throws Unprovable if another rule is shown by now, or the sums were held for too long
     */
    void prove(Set<UUID> wrong) throws SQLException, InterruptedException {
        List<Sum> sums = snapshot
                .read(open -> {
                    pipeline.isThere(open, around.topics().partitions(), false);
                    return new NotedVisitors(open, pipeline.name(), around.zone()).wrongSums();
                })
                .stream()
                .filter(sum -> !wrong.contains(sum.article()))
                .toList();
        for (int from = 0; from < sums.size(); from += TOGETHER) {
            mend(sums.subList(from, Math.min(sums.size(), from + TOGETHER)));
        }
    }

    private void mend(List<Sum> sums) throws SQLException, InterruptedException {
        mending.mend(
                sums.stream()
                        .map(sum -> Difference.of(line(sum.article(), What.NUMBER, ""), sum.n(), sum.days()))
                        .toList(),
                table -> table.sum(new TreeSet<>(sums.stream().map(Sum::article).toList())));
    }
}
