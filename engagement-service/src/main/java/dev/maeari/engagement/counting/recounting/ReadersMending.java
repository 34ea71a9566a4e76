package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.readership.ArticleDay;
import dev.maeari.engagement.counting.readership.NotedVisitors.Noted;
import dev.maeari.engagement.counting.readership.Visitors;
import dev.maeari.engagement.counting.recounting.Suspects.Suspect;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Mends days of visitors, and says how they differ. */
record ReadersMending(NotedMending mending) {
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
        mending.mend(differences, table -> {
            Map<ArticleDay, Noted> held = table.hold(mending.home(), new TreeSet<>(wrong.keySet()));
            meanwhile.run();
            SortedMap<ArticleDay, Visitors> mended = new TreeMap<>();
            wrong.forEach((day, suspect) ->
                    mended.put(day, right.of(held.getOrDefault(day, Noted.nothing()), suspect)));
            table.put(mended, held);
        });
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
