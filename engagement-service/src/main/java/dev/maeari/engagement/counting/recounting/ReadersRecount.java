package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.readership.ArticleDay;
import dev.maeari.engagement.counting.readership.NotedVisitors;
import dev.maeari.engagement.counting.readership.NotedVisitors.Noted;
import dev.maeari.engagement.counting.readership.Visitors;
import dev.maeari.engagement.counting.readership.Visits;
import dev.maeari.events.ArticleId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
import java.util.UUID;

/**
 * Proves the unique readers of the articles of one partition, which are noted beside counting, by positions of their own.
 * Visitors of a day are a union, so nothing need be still for that: a day must hold all whom the log tells of up to the
 * position (nobody lacks), and none but those of whom it tells up to its end, read afterwards (nobody is there for nothing).
 *
 * <p>A day is judged when two later ones have begun, so that memory is that of few days. Should the log come back to it,
 * because a clock was set back, then that is judged by itself.
 */
final class ReadersRecount {
    /** The number of an article, as answers call it. */
    static final String COUNTER = "uniqueReaders";

    /** Days that are compared together: each is of 4 KiB at most, twice. */
    private static final int TOGETHER = 1_000;
    /** Days that hold somebody of whom the log had not told. */
    private static final int MOST = 5_000;

    private final Pipeline pipeline;
    private final int home;
    private final Surroundings around;
    private final Snapshot snapshot;
    private final VisitsLog log;
    private final Order order;
    private final SortedMap<LocalDate, SortedMap<ArticleDay, Visitors>> read = new TreeMap<>();
    private final Set<ArticleDay> judged = new HashSet<>();
    private final SortedMap<ArticleDay, Doubt> doubts = new TreeMap<>();
    private final List<Difference> found = new ArrayList<>();
    private long unexamined;

    /**
     * A day that holds more than the log had told when it was judged.
     *
     * @param told all of whom it tells, as far as it was read
     * @param lacks whether it lacks somebody as well
     */
    private record Doubt(Noted noted, Visitors told, boolean lacks) {}

    /** What a day should hold. */
    private interface Right {
        Visitors of(Noted held, Doubt doubt);
    }

    /** What is done while days are held. */
    private interface Meanwhile {
        void run() throws SQLException, InterruptedException;
    }

    ReadersRecount(Pipeline pipeline, int home, Surroundings around, Snapshot snapshot, VisitsLog log, Order order) {
        this.pipeline = pipeline;
        this.home = home;
        this.around = around;
        this.snapshot = snapshot;
        this.log = log;
        this.order = order;
    }

    /** What differs; mended, if that was asked for. */
    List<Difference> run() throws SQLException, InterruptedException {
        long before;
        do {
            before = log.read();
            Map<Integer, Long> noted = snapshot.read(open -> table(open).positions());
            while (log.on(noted, (visit, place) -> hold(visit))) {
                judgeWhatIsOver();
            }
        } while (log.read() - before > VisitsLog.PIECE);
        while (!read.isEmpty()) {
            judge(Objects.requireNonNull(read.remove(read.firstKey())));
        }
        judge(silent());
        toTheEnd();
        settle();
        return found.stream().sorted(Comparator.comparing(Difference::line)).toList();
    }

    /** Days that hold more than the log had told, beyond those that can be looked after together. */
    long unexamined() {
        return unexamined;
    }

    private boolean isWhole(ArticleDay day) {
        LocalDate cut = log.cut();
        return cut == null || day.day().isAfter(cut);
    }

    private NotedVisitors table(Connection open) {
        return new NotedVisitors(open, pipeline.name());
    }

    private void hold(Visits.Visit visit) {
        read.computeIfAbsent(visit.day().date(), any -> new TreeMap<>())
                .computeIfAbsent(visit.articleDay(), any -> Visitors.none())
                .add(visit.visitor());
        clear(visit);
    }

    private void clear(Visits.Visit visit) {
        Doubt doubt = doubts.get(visit.articleDay());
        if (doubt != null) {
            doubt.told().add(visit.visitor());
        }
    }

    private void judgeWhatIsOver() throws SQLException, InterruptedException {
        while (!read.isEmpty() && read.firstKey().plusDays(1).isBefore(read.lastKey())) {
            judge(Objects.requireNonNull(read.remove(read.firstKey())));
        }
    }

    private void judge(SortedMap<ArticleDay, Visitors> day) throws SQLException, InterruptedException {
        for (SortedMap<ArticleDay, Visitors> some : parts(day)) {
            Map<ArticleDay, Noted> noted = snapshot.read(open -> table(open).of(some.keySet()));
            SortedMap<ArticleDay, Doubt> lacking = new TreeMap<>();
            some.forEach((one, told) -> {
                Noted is = noted.getOrDefault(one, Noted.NOTHING);
                boolean lacks = !told.areAmong(is.visitors()) || !is.visitors().mayBeNotedAs(is.n());
                boolean isFirst = judged.add(one);
                if (isFirst && isWhole(one) && !is.visitors().areAmong(told)) {
                    doubt(one, new Doubt(is, told, lacks));
                } else if (lacks
                        && doubts.computeIfPresent(one, (any, doubt) -> new Doubt(doubt.noted(), doubt.told(), true))
                                == null) {
                    lacking.put(one, new Doubt(is, told, true));
                }
            });
            add(lacking);
        }
    }

    private void doubt(ArticleDay day, Doubt doubt) {
        if (doubts.size() < MOST) {
            doubts.put(day, doubt);
        } else {
            unexamined++;
        }
    }

    /** Days of which the log has told nothing so far, and the table has a row. */
    private SortedMap<ArticleDay, Visitors> silent() throws SQLException, InterruptedException {
        SortedMap<ArticleDay, Visitors> silent = new TreeMap<>();
        snapshot.read(open -> table(open)
                        .days(
                                log.cut(),
                                day -> !judged.contains(day)
                                        && around.topics().partition(new ArticleId(day.article())) == home))
                .forEach(day -> silent.put(day, Visitors.none()));
        return silent;
    }

    private void toTheEnd() throws SQLException, InterruptedException {
        if (doubts.isEmpty()) {
            return;
        }
        Map<Integer, Long> ends = log.ends();
        boolean more;
        do {
            more = log.on(ends, (visit, place) -> clear(visit));
        } while (more);
    }

    private void settle() throws SQLException, InterruptedException {
        SortedMap<ArticleDay, Doubt> lacking = new TreeMap<>();
        doubts.entrySet().removeIf(entry -> {
            Doubt doubt = entry.getValue();
            boolean isCleared = doubt.noted().visitors().areAmong(doubt.told());
            if (isCleared && doubt.lacks()) {
                lacking.put(entry.getKey(), doubt);
            }
            return isCleared;
        });
        for (SortedMap<ArticleDay, Doubt> some : parts(lacking)) {
            add(some);
        }
        for (SortedMap<ArticleDay, Doubt> some : parts(doubts)) {
            replace(some);
        }
    }

    /** Those who are on the log come to the others. */
    private void add(SortedMap<ArticleDay, Doubt> lacking) throws SQLException, InterruptedException {
        if (lacking.isEmpty()) {
            return;
        }
        List<Difference> differences = differences(lacking, ReadersRecount::union);
        mend(lacking, differences, () -> {}, ReadersRecount::union);
    }

    /** The day becomes what the log says, up to its end at a time when nobody can note any more. */
    private void replace(SortedMap<ArticleDay, Doubt> wrong) throws SQLException, InterruptedException {
        Right told = (held, doubt) -> doubt.told();
        mend(wrong, differences(wrong, told), this::toTheEnd, told);
    }

    private static Visitors union(Noted held, Doubt doubt) {
        Visitors all = Visitors.of(held.visitors().bytes());
        all.addAll(doubt.told());
        return all;
    }

    private void mend(
            SortedMap<ArticleDay, Doubt> wrong, List<Difference> differences, Meanwhile meanwhile, Right right)
            throws SQLException, InterruptedException {
        if (!order.mends()) {
            found.addAll(differences);
            return;
        }
        snapshot.write(open -> {
            NotedVisitors table = table(open);
            Map<ArticleDay, Noted> held = table.hold(new TreeSet<>(wrong.keySet()));
            meanwhile.run();
            SortedMap<ArticleDay, Noted> mended = new TreeMap<>();
            wrong.forEach((day, doubt) -> {
                Noted is = held.getOrDefault(day, Noted.NOTHING);
                Visitors visitors = right.of(is, doubt);
                mended.put(day, new Noted(visitors, visitors.mayBeNotedAs(is.n()) ? is.n() : visitors.number()));
            });
            table.put(mended);
            new Repair(open, pipeline, home)
                    .note(differences, order, around.clock().instant());
            return mended.size();
        });
        differences.forEach(difference -> found.add(difference.mended()));
    }

    private List<Difference> differences(SortedMap<ArticleDay, Doubt> wrong, Right right)
            throws SQLException, InterruptedException {
        Map<ArticleDay, Long> first = firstUnnoted(wrong);
        return wrong.entrySet().stream()
                .map(entry -> Difference.of(
                                line(
                                        entry.getKey().article(),
                                        What.READERS,
                                        entry.getKey().day().toString()),
                                entry.getValue().noted().n(),
                                right.of(entry.getValue().noted(), entry.getValue())
                                        .number())
                        .from(first.get(entry.getKey())))
                .toList();
    }

    static Line line(UUID article, What what, String which) {
        return new Line(new CountKey(article, COUNTER), what, which);
    }

    /** Of each of these days the offset of the first visitor who is not noted, as far as there is one. */
    private Map<ArticleDay, Long> firstUnnoted(SortedMap<ArticleDay, Doubt> wrong) throws InterruptedException {
        SortedSet<LocalDate> days =
                new TreeSet<>(wrong.keySet().stream().map(ArticleDay::day).toList());
        Map<ArticleDay, Long> first = new HashMap<>();
        log.again(days.first(), days.last(), (visit, place) -> {
            Doubt doubt = wrong.get(visit.articleDay());
            if (doubt != null && !first.containsKey(visit.articleDay())) {
                Visitors one = Visitors.none();
                one.add(visit.visitor());
                if (!one.areAmong(doubt.noted().visitors())) {
                    first.put(visit.articleDay(), place);
                }
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
