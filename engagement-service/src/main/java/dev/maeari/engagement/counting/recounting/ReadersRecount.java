package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.readership.ArticleDay;
import dev.maeari.engagement.counting.readership.NotedVisitors;
import dev.maeari.engagement.counting.readership.NotedVisitors.Noted;
import dev.maeari.engagement.counting.readership.ReaderVisits;
import dev.maeari.engagement.counting.readership.Visitors;
import dev.maeari.engagement.counting.recounting.Suspects.Suspect;
import dev.maeari.events.ArticleId;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Proves the unique readers of the articles of one partition, which are noted beside counting, by positions of their own.
 * Visitors of a day are a union, so nothing need be still for that: a day must hold all whom the log tells of up to the
 * position (nobody lacks), and none but those of whom it tells up to its end, read afterwards (nobody is there for nothing).
 *
 * <p>A day is judged when the log has come to the second one after it, so that memory is that of few days. Should it come back
 * to the day, because a clock was set back, then that is judged by itself.
 */
final class ReadersRecount {
    /** Days that are compared together. */
    private static final int TOGETHER = 1_000;
    /** Records that may be on the log and not noted yet: some of the largest batches in which that is done. */
    private static final long LATE = 200_000;

    private final Pipeline pipeline;
    private final int home;
    private final Surroundings around;
    private final Snapshot snapshot;
    private final VisitsLog log;
    private final ReadersMending mending;
    private final SortedMap<LocalDate, SortedMap<ArticleDay, Visitors>> read = new TreeMap<>();
    private final Set<ArticleDay> judged = new HashSet<>();
    private final Suspects suspects = new Suspects();
    private long named;

    /** Hands what differs to {@code mending} as it is found. */
    ReadersRecount(
            Pipeline pipeline,
            int home,
            Surroundings around,
            Snapshot snapshot,
            VisitsLog log,
            ReadersMending mending) {
        this.pipeline = pipeline;
        this.home = home;
        this.around = around;
        this.snapshot = snapshot;
        this.log = log;
        this.mending = mending;
    }

    /**
     * Proves them.
     *
     * @throws Unprovable of what is left, after what could be proved was
     */
    void run() throws SQLException, InterruptedException {
        long before;
        do {
            before = log.read();
            Map<Integer, Long> noted = noted(NotedVisitors::positions);
            while (log.on(noted, (visit, place) -> take(visit))) {
                judgeUntil(log.day().minusDays(2));
            }
        } while (log.read() - before > VisitsLog.PIECE);
        long late = late();
        judgeUntil(LocalDate.MAX);
        if (late > LATE) {
            throw new Unprovable("%d records were not noted yet; recount again once they are".formatted(late));
        }
        judge(silent());
        toTheEnd();
        settle();
        if (suspects.refused() > 0) {
            throw new Unprovable(("%d more days of articles hold readers of whom the log had not told;"
                            + " recount again, once what was found is repaired")
                    .formatted(suspects.refused()));
        }
    }

    private long late() throws SQLException, InterruptedException {
        Map<Integer, Long> noted = noted(NotedVisitors::positions);
        return log.ends().entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - noted.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** Reads what is noted, as long as the rule is in force. */
    private <T> T noted(Look<T> look) throws SQLException, InterruptedException {
        return snapshot.read(open -> {
            pipeline.isThere(open, around.topics().partitions(), false);
            return look.at(new NotedVisitors(open, pipeline.name(), around.zone()));
        });
    }

    /** A look at the tables. */
    private interface Look<T> {
        T at(NotedVisitors noted) throws SQLException;
    }

    private boolean isWhole(ArticleDay day) {
        LocalDate cut = log.cut();
        return cut == null || day.day().isAfter(cut);
    }

    private void take(ReaderVisits.Visit visit) {
        read.computeIfAbsent(visit.day().date(), any -> new TreeMap<>())
                .computeIfAbsent(visit.articleDay(), any -> Visitors.none())
                .add(visit.visitor());
        suspects.tell(visit);
    }

    private void judgeUntil(LocalDate last) throws SQLException, InterruptedException {
        while (!read.isEmpty() && !read.firstKey().isAfter(last)) {
            judge(Objects.requireNonNull(read.remove(read.firstKey())));
            suspects.forgetCleared();
        }
    }

    private void judge(SortedMap<ArticleDay, Visitors> day) throws SQLException, InterruptedException {
        for (SortedMap<ArticleDay, Visitors> some : parts(day)) {
            Map<ArticleDay, Noted> noted = noted(table -> table.of(home, some.keySet()));
            SortedMap<ArticleDay, Suspect> lacking = new TreeMap<>();
            some.forEach((one, told) -> {
                Noted is = noted.getOrDefault(one, Noted.nothing());
                Suspect suspect = new Suspect(is, told, !told.areAmong(is.visitors()) || !is.isNumberRight());
                boolean isFirst = judged.add(one);
                boolean isKept = isFirst && isWhole(one) && !suspect.isCleared() && suspects.add(one, suspect);
                if (!isKept && suspect.lacks() && !suspects.lacks(one)) {
                    lacking.put(one, suspect);
                }
            });
            mending.add(lacking, firstUnnoted(lacking));
        }
    }

    /** Days of which the log has told nothing so far, and the table has a row. */
    private SortedMap<ArticleDay, Visitors> silent() throws SQLException, InterruptedException {
        SortedMap<ArticleDay, Visitors> silent = new TreeMap<>();
        noted(table -> table.days(
                        log.cut(),
                        day -> !judged.contains(day)
                                && around.topics().partition(new ArticleId(day.article())) == home))
                .forEach(day -> silent.put(day, Visitors.none()));
        return silent;
    }

    private void toTheEnd() throws InterruptedException {
        if (suspects.isEmpty()) {
            return;
        }
        Map<Integer, Long> ends = log.ends();
        boolean more;
        do {
            more = log.on(ends, (visit, place) -> suspects.tell(visit));
        } while (more);
    }

    private void settle() throws SQLException, InterruptedException {
        suspects.forgetCleared();
        Map<ArticleDay, Long> first = firstUnnoted(suspects.all());
        for (SortedMap<ArticleDay, Suspect> lacking : parts(suspects.which(true))) {
            mending.add(lacking, first);
        }
        for (SortedMap<ArticleDay, Suspect> crowded : parts(suspects.which(false))) {
            // All but the last few records are read before anybody has to wait.
            toTheEnd();
            mending.replace(crowded, first, this::toTheEnd);
        }
    }

    /** Of each of these days the offset of the first visitor who is not noted, as far as there is one. */
    private Map<ArticleDay, Long> firstUnnoted(SortedMap<ArticleDay, Suspect> wrong) throws InterruptedException {
        Map<ArticleDay, Visitors> wanted = new HashMap<>();
        SortedSet<LocalDate> days = new TreeSet<>();
        wrong.forEach((day, suspect) -> {
            if (!suspect.told().areAmong(suspect.noted().visitors())) {
                wanted.put(day, suspect.noted().visitors());
                days.add(day.day());
            }
        });
        Map<ArticleDay, Long> first = new HashMap<>();
        // A report has room for so many, and each look reads the days once more.
        if (days.isEmpty() || named > Report.MOST) {
            return first;
        }
        named += wanted.size();
        log.again(days.first(), days.last(), (visit, place) -> {
            Visitors noted = wanted.get(visit.articleDay());
            if (noted != null && !noted.holds(visit.visitor())) {
                first.put(visit.articleDay(), place);
                wanted.remove(visit.articleDay());
            }
        });
        return first;
    }

    private static <T> List<SortedMap<ArticleDay, T>> parts(SortedMap<ArticleDay, T> all) {
        List<SortedMap<ArticleDay, T>> parts = new ArrayList<>();
        all.forEach((day, one) -> {
            if (parts.isEmpty() || parts.getLast().size() == TOGETHER) {
                parts.add(new TreeMap<>());
            }
            parts.getLast().put(day, one);
        });
        return parts;
    }
}
