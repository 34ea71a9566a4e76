package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.AdjustmentKey;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.MemberKey;
import dev.maeari.engagement.counting.worker.Columns;
import dev.maeari.events.CountsEvent.CountChanged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Adds to the tables of one partition what the log says is missing; nobody counts it meanwhile. */
final class Repair {
    private final Connection open;
    private final String pipeline;
    private final int partition;

    Repair(Connection open, Pipeline pipeline, int partition) {
        this.open = open;
        this.pipeline = pipeline.name();
        this.partition = partition;
    }

    /** Rows of these articles, which are the partition's, that say they were another's. */
    void bringHome(Collection<UUID> articles, List<Counter> counters) throws SQLException {
        for (String table : List.of("counts", "members", "ledger", "adjustments", "timeline")) {
            try (PreparedStatement update = open.prepareStatement(("UPDATE %s SET partition = ? WHERE pipeline = ?"
                            + " AND article_id = ANY (?) AND counter = ANY (?) AND partition <> ?")
                    .formatted(table))) {
                update.setInt(1, partition);
                update.setString(2, pipeline);
                update.setArray(3, open.createArrayOf("uuid", articles.toArray()));
                update.setArray(
                        4,
                        open.createArrayOf(
                                "text", counters.stream().map(Counter::name).toArray()));
                update.setInt(5, partition);
                update.executeUpdate();
            }
        }
    }

    /**
     * Mends everything that differs, in sorted order, and answers the numbers that have a new version.
     *
     * @param proved the books of this very position
     */
    List<CountChanged> mend(List<Difference> differences, Books proved) throws SQLException {
        List<CountChanged> told = new Numbers(open, pipeline).add(partition, differences);
        add(differences, What.LEDGER, """
                INSERT INTO ledger AS t (partition, pipeline, article_id, counter, reason, n)
                SELECT ?, ?, * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[])
                ON CONFLICT (pipeline, article_id, counter, reason)
                DO UPDATE SET n = t.n + excluded.n""");
        add(differences, What.LEDGER, """
                DELETE FROM ledger t USING (
                    SELECT ? AS partition, ? AS pipeline, * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[])
                        AS d(article_id, counter, reason, missing)) d
                WHERE t.pipeline = d.pipeline AND t.partition = d.partition AND t.article_id = d.article_id
                    AND t.counter = d.counter AND t.reason = d.reason AND t.n = 0""");
        add(differences, What.HOUR, """
                INSERT INTO timeline AS t (partition, pipeline, article_id, counter, hour, n, adjusted)
                SELECT ?, ?, article_id, counter, which::integer, n, 0
                FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[]) AS d(article_id, counter, which, n)
                ON CONFLICT (pipeline, article_id, counter, hour)
                DO UPDATE SET n = t.n + excluded.n""");
        add(differences, What.HOUR_ADJUSTED, """
                INSERT INTO timeline AS t (partition, pipeline, article_id, counter, hour, n, adjusted)
                SELECT ?, ?, article_id, counter, which::integer, 0, n
                FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[]) AS d(article_id, counter, which, n)
                ON CONFLICT (pipeline, article_id, counter, hour)
                DO UPDATE SET adjusted = t.adjusted + excluded.adjusted""");
        members(differences, proved);
        adjustments(differences, proved);
        return told;
    }

    /** Writes down what was added because the log says otherwise. */
    void note(List<Difference> differences, Order order, Instant now) throws SQLException {
        note(differences, Difference::missing, order, now, "the log says otherwise");
    }

    /** Writes down what was done about a comment: nothing was added, counting sees to that. */
    void note(OddComment comment, Remedy remedy, Order order, Instant now) throws SQLException {
        note(List.of(comment.difference()), any -> 0L, order, now, remedy.why());
    }

    private void note(
            List<Difference> differences, Function<Difference, Object> amount, Order order, Instant now, String why)
            throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO repairs
                    (repaired_at, repaired_by, recount, pipeline, why, article_id, counter, what, which, amount)
                SELECT ?, ?, ?, ?, ?, * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])""")) {
            insert.setObject(1, Checkpoints.time(now));
            insert.setString(2, order.by());
            insert.setObject(3, order.id());
            insert.setString(4, pipeline);
            insert.setString(5, why);
            columns(insert, 6, differences)
                    .add("text", one -> one.line().what().label())
                    .add("text", one -> one.line().which())
                    .add("bigint", amount);
            insert.executeUpdate();
        }
    }

    private void add(List<Difference> differences, What what, String upsert) throws SQLException {
        List<Difference> some = of(differences, what);
        if (some.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = open.prepareStatement(upsert)) {
            statement.setInt(1, partition);
            statement.setString(2, pipeline);
            columns(statement, 3, some).add("text", one -> one.line().which()).add("bigint", Difference::missing);
            statement.executeUpdate();
        }
    }

    private void members(List<Difference> differences, Books proved) throws SQLException {
        for (Line line : lines(differences, What.MEMBER, What.MEMBER_ORDER)) {
            CountKey key = line.key();
            var state =
                    proved.members().get(new MemberKey(key.article(), key.counter(), UUID.fromString(line.which())));
            if (state == null) {
                change(
                        "DELETE FROM members WHERE pipeline = ? AND article_id = ? AND counter = ? AND member = ?::uuid",
                        key,
                        line.which());
            } else {
                change("""
                        INSERT INTO members (pipeline, article_id, counter, member, present, ordinal, partition)
                        VALUES (?, ?, ?, ?::uuid, ?, ?, ?) ON CONFLICT (pipeline, article_id, counter, member)
                        DO UPDATE SET present = excluded.present, ordinal = excluded.ordinal""", key, line.which(), state.present(), state.order(), partition);
            }
        }
    }

    private void adjustments(List<Difference> differences, Books proved) throws SQLException {
        for (Line line : lines(differences, What.ADJUSTMENT, What.ADJUSTMENT_ORDER)) {
            CountKey key = line.key();
            var state = proved.adjustments().get(new AdjustmentKey(key.article(), key.counter(), line.which()));
            if (state == null) {
                change(
                        "DELETE FROM adjustments WHERE pipeline = ? AND article_id = ? AND counter = ? AND source = ?",
                        key,
                        line.which());
            } else {
                change("""
                        INSERT INTO adjustments (pipeline, article_id, counter, source, amount, ordinal, partition)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (pipeline, article_id, counter, source)
                        DO UPDATE SET amount = excluded.amount, ordinal = excluded.ordinal""", key, line.which(), state.amount(), state.order(), partition);
            }
        }
    }

    private void change(String statement, CountKey key, Object... more) throws SQLException {
        try (PreparedStatement change = open.prepareStatement(statement)) {
            change.setString(1, pipeline);
            change.setObject(2, key.article());
            change.setString(3, key.counter());
            for (int i = 0; i < more.length; i++) {
                change.setObject(4 + i, more[i]);
            }
            change.executeUpdate();
        }
    }

    /** Each once, whichever of its columns differ. */
    private static List<Line> lines(List<Difference> differences, What what, What order) {
        return differences.stream()
                .map(Difference::line)
                .filter(line -> line.what() == what || line.what() == order)
                .map(line -> new Line(line.key(), what, line.which()))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Difference> of(List<Difference> differences, What what) {
        return differences.stream().filter(one -> one.line().what() == what).toList();
    }

    private static Columns<Difference> columns(PreparedStatement statement, int first, Collection<Difference> rows)
            throws SQLException {
        return new Columns<>(statement, first, rows)
                .add("uuid", one -> one.line().key().article())
                .add("text", one -> one.line().key().counter());
    }
}
