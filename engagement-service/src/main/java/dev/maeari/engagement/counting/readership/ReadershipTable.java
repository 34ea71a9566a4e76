package dev.maeari.engagement.counting.readership;

import dev.maeari.engagement.counting.worker.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The visitors of each article and day, the sum of an article's days, and how far the log has been read for them. */
final class ReadershipTable {
    /** Days, of which each costs a look at the timeline. */
    private static final int MANY = 1_000;

    private final DataSource dataSource;
    private final String pipeline;

    ReadershipTable(DataSource dataSource, String pipeline) {
        this.dataSource = dataSource;
        this.pipeline = pipeline;
    }

    /** A day whose visitors are others now, or more. */
    private record Changed(ArticleDay key, Visitors visitors, long number, long more) {}

    /**
     * Adds visitors, in one transaction of six statements at most, whatever their number. Whoever else adds to the same
     * days waits, and adds to what is there then.
     *
     * @param read of each partition of views the offset behind the last record that these visitors, or earlier ones, are from
     */
    void add(SortedMap<ArticleDay, Seen> visitors, Map<Integer, Long> read) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (visitors.size() > MANY) {
                    acquaint(connection);
                }
                begin(connection, pipeline, visitors.keySet());
                List<Changed> changed = changed(connection, visitors);
                if (!changed.isEmpty()) {
                    write(
                            connection,
                            pipeline,
                            changed.stream().map(Changed::key).toList(),
                            changed.stream().map(Changed::visitors).toList(),
                            changed.stream().map(Changed::number).toList());
                }
                raise(connection, changed);
                reach(connection, read);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Of each partition the offset from which to go on; of one that was never read none. */
    Map<Integer, Long> read() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return positions(connection, pipeline);
        }
    }

    static Map<Integer, Long> positions(Connection open, String pipeline) throws SQLException {
        try (PreparedStatement select =
                open.prepareStatement("SELECT partition, next FROM readership_positions WHERE pipeline = ?")) {
            select.setString(1, pipeline);
            Map<Integer, Long> positions = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getInt(1), row.getLong(2));
                }
            }
            return positions;
        }
    }

    /** Whoever says it has noted all that is before, so what is said last is true, even if it is less. */
    private void reach(Connection open, Map<Integer, Long> read) throws SQLException {
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO readership_positions (pipeline, partition, next)
                SELECT ?, * FROM unnest(?::integer[], ?::bigint[])
                ON CONFLICT (pipeline, partition) DO UPDATE SET next = excluded.next""")) {
            upsert.setString(1, pipeline);
            new Columns<>(upsert, 2, new TreeMap<>(read).entrySet())
                    .add("integer", Map.Entry::getKey)
                    .add("bigint", Map.Entry::getValue);
            upsert.executeUpdate();
        }
    }

    /**
     * PostgreSQL analyses a table a minute after it began to fill. Until then it may look for an hour's views of each
     * article among those of all.
     */
    private static void acquaint(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                        IF NOT EXISTS (SELECT FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'timeline') THEN
                            ANALYZE timeline;
                        END IF;
                    END $$""");
        }
    }

    /** Days of which nobody is known yet have a row from now on, which can be locked. */
    static void begin(Connection open, String pipeline, Collection<ArticleDay> days) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO readership (visitors, n, pipeline, article_id, day)
                SELECT ?, 0, ?, * FROM unnest(?::uuid[], ?::date[]) ON CONFLICT DO NOTHING""")) {
            insert.setBytes(1, Visitors.none().bytes());
            insert.setString(2, pipeline);
            columns(insert, 3, days);
            insert.executeUpdate();
        }
    }

    /**
     * Each of a day's visitors has a view of it that counts, so once all these views are counted they are a bound.
     *
     * <p>A day is found by its key: a join would compare all days with all rows as long as PostgreSQL knows nothing of the
     * table.
     */
    private List<Changed> changed(Connection open, SortedMap<ArticleDay, Seen> seen) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                SELECT d.article_id, d.day, r.visitors, r.n, CASE WHEN p.position >= d.next THEN
                    (SELECT sum(t.n)::bigint FROM timeline t
                        WHERE t.pipeline = ? AND t.article_id = d.article_id AND t.counter = 'views'
                        AND t.hour >= d.first_hour AND t.hour < d.hour_behind) END
                FROM unnest(?::uuid[], ?::date[], ?::integer[], ?::bigint[], ?::integer[], ?::integer[])
                        AS d(article_id, day, partition, next, first_hour, hour_behind)
                    CROSS JOIN LATERAL (SELECT visitors, n FROM readership
                        WHERE pipeline = ? AND article_id = d.article_id AND day = d.day FOR UPDATE) r
                    LEFT JOIN progress p ON p.pipeline = ? AND p.topic = 'views' AND p.partition = d.partition""")) {
            select.setString(1, pipeline);
            columns(select, 2, seen.keySet());
            new Columns<>(select, 4, seen.values())
                    .add("integer", Seen::partition)
                    .add("bigint", Seen::next)
                    .add("integer", Seen::firstHour)
                    .add("integer", Seen::hourBehind);
            select.setString(8, pipeline);
            select.setString(9, pipeline);
            List<Changed> changed = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ArticleDay day = new ArticleDay(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class));
                    byte[] before = row.getBytes(3);
                    Visitors known = Visitors.of(before);
                    known.addAll(Objects.requireNonNull(seen.get(day)).visitors());
                    @Nullable Long views = row.getObject(5, Long.class);
                    long number = views == null ? known.number() : known.numberOf(views);
                    if (number != row.getLong(4) || !Arrays.equals(before, known.bytes())) {
                        changed.add(new Changed(day, known, number, number - row.getLong(4)));
                    }
                }
            }
            return changed;
        }
    }

    /** By the keys: an update of many would look for each among all rows where nobody has counted them. */
    static void write(
            Connection open, String pipeline, List<ArticleDay> days, List<Visitors> visitors, List<Long> numbers)
            throws SQLException {
        try (PreparedStatement update = open.prepareStatement("""
                INSERT INTO readership (pipeline, article_id, day, visitors, n)
                SELECT ?, * FROM unnest(?::uuid[], ?::date[], ?::bytea[], ?::bigint[])
                ON CONFLICT (pipeline, article_id, day) DO UPDATE SET visitors = excluded.visitors, n = excluded.n""")) {
            update.setString(1, pipeline);
            columns(update, 2, days);
            update.setArray(
                    4,
                    open.createArrayOf(
                            "bytea", visitors.stream().map(Visitors::bytes).toArray(byte[][]::new)));
            new Columns<>(update, 5, numbers).add("bigint", number -> number);
            update.executeUpdate();
        }
    }

    private void raise(Connection open, List<Changed> changed) throws SQLException {
        SortedMap<UUID, Long> more = new TreeMap<>();
        changed.forEach(day -> more.merge(day.key().article(), day.more(), Long::sum));
        more.values().removeIf(by -> by == 0);
        if (more.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO unique_readers AS u (pipeline, article_id, n)
                SELECT ?, * FROM unnest(?::uuid[], ?::bigint[])
                ON CONFLICT (pipeline, article_id) DO UPDATE SET n = u.n + excluded.n""")) {
            upsert.setString(1, pipeline);
            new Columns<>(upsert, 2, more.entrySet())
                    .add("uuid", Map.Entry::getKey)
                    .add("bigint", Map.Entry::getValue);
            upsert.executeUpdate();
        }
    }

    static void columns(PreparedStatement statement, int first, Collection<ArticleDay> days) throws SQLException {
        new Columns<>(statement, first, days).add("uuid", ArticleDay::article).add("date", ArticleDay::day);
    }
}
