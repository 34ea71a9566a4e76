package dev.maeari.engagement.counting.readership;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;

/** The visitors of each article and day, and the sum of an article's days. */
final class ReadershipTable {
    private final DataSource dataSource;
    private final String pipeline;

    ReadershipTable(DataSource dataSource, String pipeline) {
        this.dataSource = dataSource;
        this.pipeline = pipeline;
    }

    /** Adds visitors, in one transaction. Whoever else adds to the same days waits, and adds to what is there then. */
    void add(SortedMap<ArticleDay, Set<Long>> visitors) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Map.Entry<ArticleDay, Set<Long>> day : visitors.entrySet()) {
                    add(connection, day.getKey(), day.getValue());
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void add(Connection open, ArticleDay day, Set<Long> visitors) throws SQLException {
        Visitors known = locked(open, day);
        long before = known.number();
        known.addAll(visitors);
        try (PreparedStatement update = open.prepareStatement("""
                UPDATE readership SET visitors = ?, n = ?
                WHERE pipeline = ? AND article_id = ? AND day = ?""")) {
            update.setBytes(1, known.bytes());
            update.setLong(2, known.number());
            update.setString(3, pipeline);
            update.setObject(4, day.article());
            update.setObject(5, day.day());
            update.executeUpdate();
        }
        raise(open, day.article(), known.number() - before);
    }

    private Visitors locked(Connection open, ArticleDay day) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO readership AS r (pipeline, article_id, day, visitors, n) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT (pipeline, article_id, day) DO UPDATE SET n = r.n RETURNING visitors""")) {
            insert.setString(1, pipeline);
            insert.setObject(2, day.article());
            insert.setObject(3, day.day());
            insert.setBytes(4, Visitors.none().bytes());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return Visitors.of(row.getBytes(1));
            }
        }
    }

    private void raise(Connection open, UUID article, long by) throws SQLException {
        if (by == 0) {
            return;
        }
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO unique_readers AS u (pipeline, article_id, n) VALUES (?, ?, ?)
                ON CONFLICT (pipeline, article_id) DO UPDATE SET n = u.n + excluded.n""")) {
            upsert.setString(1, pipeline);
            upsert.setObject(2, article);
            upsert.setLong(3, by);
            upsert.executeUpdate();
        }
    }
}
