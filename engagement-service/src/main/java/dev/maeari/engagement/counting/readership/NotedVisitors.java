package dev.maeari.engagement.counting.readership;

import dev.maeari.engagement.VisitorDay;
import dev.maeari.engagement.counting.worker.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is noted of a pipeline's visitors, for who holds it against the log; inside the caller's transaction. */
public final class NotedVisitors {
    /** Rows that are not read into memory all at once. */
    private static final int FETCH = 10_000;

    private final Connection open;
    private final String pipeline;
    private final ZoneId zone;

    /** Of a pipeline; days begin in the site's time zone. */
    public NotedVisitors(Connection open, String pipeline, ZoneId zone) {
        this.open = open;
        this.pipeline = pipeline;
        this.zone = zone;
    }

    /**
     * What is noted of an article and a day.
     *
     * @param n the number that is shown
     * @param views of that day that count, which bound the number of a sketch; null as long as not all are counted whose
     *     visitors are noted
     */
    public record Noted(Visitors visitors, long n, @Nullable Long views) {
        /** Of a day of which nothing is. */
        public static Noted nothing() {
            return new Noted(Visitors.none(), 0, null);
        }

        /** Whether the number is that of the visitors, by the views there are now or were when it was noted. */
        public boolean isNumberRight() {
            return n <= visitors.number() && (views == null || visitors.mayBeNotedAs(n, views));
        }

        /** As how many others are noted in their place. */
        public long numberOf(Visitors others) {
            return views == null ? others.number() : others.numberOf(views);
        }
    }

    /**
     * The sum of an article's days.
     *
     * @param n as it is shown
     * @param days the sum of what is shown of the days
     */
    public record Sum(UUID article, long n, long days) {}

    /** Of each partition of views the offset before which everything is noted; of one that was never read none. */
    public Map<Integer, Long> positions() throws SQLException {
        return ReadershipTable.positions(open, pipeline);
    }

    /**
     * What is noted of these days, as far as anything is.
     *
     * @param home the partition of their articles
     */
    public Map<ArticleDay, Noted> of(int home, Collection<ArticleDay> days) throws SQLException {
        return of(home, days, "");
    }

    /** The same, of each of them, and nobody notes anything of them until this transaction ends. */
    public Map<ArticleDay, Noted> hold(int home, SortedSet<ArticleDay> days) throws SQLException {
        ReadershipTable.begin(open, pipeline, days);
        return of(home, days, " FOR UPDATE");
    }

    /** A day is found by its key, also where PostgreSQL knows nothing of the table yet: OFFSET keeps it from a join. */
    private Map<ArticleDay, Noted> of(int home, Collection<ArticleDay> days, String lock) throws SQLException {
        List<VisitorDay> times =
                days.stream().map(day -> VisitorDay.of(day.day(), zone)).toList();
        try (PreparedStatement select = open.prepareStatement("""
                SELECT d.article_id, d.day, r.visitors, r.n, CASE WHEN is_counted THEN
                    (SELECT coalesce(sum(t.n), 0)::bigint FROM timeline t
                        WHERE t.pipeline = ? AND t.article_id = d.article_id AND t.counter = 'views'
                        AND t.hour >= d.first_hour AND t.hour < d.hour_behind) END
                FROM unnest(?::uuid[], ?::date[], ?::integer[], ?::integer[])
                        AS d(article_id, day, first_hour, hour_behind)
                    CROSS JOIN (SELECT EXISTS (SELECT FROM progress p JOIN readership_positions x USING (pipeline, partition)
                        WHERE pipeline = ? AND partition = ? AND p.topic = 'views' AND p.position >= x.next)) c(is_counted)
                    CROSS JOIN LATERAL (SELECT visitors, n FROM readership
                        WHERE pipeline = ? AND article_id = d.article_id AND day = d.day OFFSET 0%s) r""".formatted(lock))) {
            select.setString(1, pipeline);
            ReadershipTable.columns(select, 2, days);
            new Columns<>(select, 4, times)
                    .add("integer", VisitorDay::firstHour)
                    .add("integer", VisitorDay::hourBehind);
            select.setString(6, pipeline);
            select.setInt(7, home);
            select.setString(8, pipeline);
            Map<ArticleDay, Noted> noted = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    noted.put(
                            new ArticleDay(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)),
                            new Noted(Visitors.of(row.getBytes(3)), row.getLong(4), row.getObject(5, Long.class)));
                }
            }
            return noted;
        }
    }

    /** The days of which anything is noted. */
    public List<ArticleDay> days(@Nullable LocalDate after, Predicate<ArticleDay> wanted) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(
                "SELECT article_id, day FROM readership WHERE pipeline = ? AND (?::date IS NULL OR day > ?)")) {
            select.setFetchSize(FETCH);
            select.setString(1, pipeline);
            select.setObject(2, after);
            select.setObject(3, after);
            List<ArticleDay> days = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ArticleDay day = new ArticleDay(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class));
                    if (wanted.test(day)) {
                        days.add(day);
                    }
                }
            }
            return days;
        }
    }

    /** The articles whose sum is not that of their days. */
    public List<Sum> wrongSums() throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                SELECT article_id, coalesce(u.n, 0), coalesce(d.n, 0)
                FROM (SELECT article_id, n FROM unique_readers WHERE pipeline = ?) u
                    FULL JOIN (SELECT article_id, sum(n)::bigint AS n FROM readership WHERE pipeline = ?
                        GROUP BY article_id) d USING (article_id)
                WHERE coalesce(u.n, 0) <> coalesce(d.n, 0)
                ORDER BY article_id""")) {
            select.setString(1, pipeline);
            select.setString(2, pipeline);
            List<Sum> sums = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sums.add(new Sum(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3)));
                }
            }
            return sums;
        }
    }

    /** Notes who these days, which are held, are of from now on; their articles' sums with them. */
    public void put(SortedMap<ArticleDay, Visitors> days, Map<ArticleDay, Noted> held) throws SQLException {
        ReadershipTable.write(
                open,
                pipeline,
                List.copyOf(days.keySet()),
                List.copyOf(days.values()),
                days.entrySet().stream()
                        .map(one ->
                                held.getOrDefault(one.getKey(), Noted.nothing()).numberOf(one.getValue()))
                        .toList());
        sum(new TreeSet<>(days.keySet().stream().map(ArticleDay::article).toList()));
    }

    /** Makes the sums of these articles those of their days. Whoever notes more waits, and adds it to what is there then. */
    public void sum(SortedSet<UUID> articles) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO unique_readers (pipeline, n, article_id) SELECT ?, 0, * FROM unnest(?::uuid[])
                ON CONFLICT (pipeline, article_id) DO UPDATE SET n = unique_readers.n""")) {
            insert.setString(1, pipeline);
            new Columns<>(insert, 2, articles).add("uuid", article -> article);
            insert.executeUpdate();
        }
        // A statement of its own: what was committed while the one before it waited is in the days by now.
        try (PreparedStatement update = open.prepareStatement("""
                UPDATE unique_readers u SET n = (SELECT coalesce(sum(r.n), 0) FROM readership r
                    WHERE r.pipeline = u.pipeline AND r.article_id = u.article_id)
                WHERE u.pipeline = ? AND u.article_id = ANY (?)""")) {
            update.setString(1, pipeline);
            update.setArray(2, open.createArrayOf("uuid", articles.toArray()));
            update.executeUpdate();
        }
    }
}
