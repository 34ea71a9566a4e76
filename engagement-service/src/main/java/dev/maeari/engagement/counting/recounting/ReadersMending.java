package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.readership.ArticleDay;
import dev.maeari.engagement.counting.readership.NotedVisitors;
import dev.maeari.engagement.counting.readership.NotedVisitors.Noted;
import dev.maeari.engagement.counting.readership.Visitors;
import dev.maeari.engagement.counting.recounting.Suspects.Suspect;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Hands what differs of days of visitors to {@code findings} as it is found, mended if that was asked for.
 *
 * @param home the partition of their articles
 */
record ReadersMending(
        Pipeline pipeline,
        int home,
        Surroundings around,
        Snapshot snapshot,
        Order order,
        Consumer<List<Difference>> findings) {
    /** What a day should hold. */
    private interface Right {
        Visitors of(Noted held, Suspect suspect);
    }

    /** What is done while days are held. */
    interface Meanwhile {
        void run() throws SQLException, InterruptedException;
    }

    /** Those who are on the log come to the others. */
    void add(SortedMap<ArticleDay, Suspect> lacking, Map<ArticleDay, Long> first)
            throws SQLException, InterruptedException {
        if (!lacking.isEmpty()) {
            mend(lacking, differences(lacking, first, ReadersMending::union), () -> {}, ReadersMending::union);
        }
    }

    /** The day becomes what the log says, up to its end at a time when nobody can note any more. */
    void replace(SortedMap<ArticleDay, Suspect> crowded, Map<ArticleDay, Long> first, Meanwhile toTheEnd)
            throws SQLException, InterruptedException {
        Right told = (held, suspect) -> suspect.told();
        mend(crowded, differences(crowded, first, told), toTheEnd, told);
    }

    private static Visitors union(Noted held, Suspect suspect) {
        Visitors all = Visitors.of(held.visitors().bytes());
        all.addAll(suspect.told());
        return all;
    }

    private void mend(
            SortedMap<ArticleDay, Suspect> wrong, List<Difference> differences, Meanwhile meanwhile, Right right)
            throws SQLException, InterruptedException {
        if (!order.mends()) {
            findings.accept(differences);
            return;
        }
        boolean isDone = new Insisting(snapshot).write(open -> {
            NotedVisitors table = new NotedVisitors(open, pipeline.name(), around.zone());
            Map<ArticleDay, Noted> held = table.hold(home, new TreeSet<>(wrong.keySet()));
            // What is appended elsewhere after this look can be noted only after this transaction.
            pipeline.isThere(open, around.topics().partitions(), true);
            meanwhile.run();
            SortedMap<ArticleDay, Visitors> mended = new TreeMap<>();
            wrong.forEach((day, suspect) ->
                    mended.put(day, right.of(held.getOrDefault(day, Noted.nothing()), suspect)));
            table.put(mended, held);
            new Repair(open, pipeline, home)
                    .note(differences, order, around.clock().instant());
            return mended.size();
        });
        if (!isDone) {
            findings.accept(differences);
            throw new Unprovable("its days were held by who notes visitors; recount again");
        }
        findings.accept(differences.stream().map(Difference::mended).toList());
    }

    private static List<Difference> differences(
            SortedMap<ArticleDay, Suspect> wrong, Map<ArticleDay, Long> first, Right right) {
        return wrong.entrySet().stream()
                .map(entry -> Difference.of(
                                ReaderSums.line(
                                        entry.getKey().article(),
                                        What.READERS,
                                        entry.getKey().day().toString()),
                                entry.getValue().noted().n(),
                                entry.getValue()
                                        .noted()
                                        .numberOf(right.of(entry.getValue().noted(), entry.getValue())))
                        .from(first.get(entry.getKey())))
                .toList();
    }
}
