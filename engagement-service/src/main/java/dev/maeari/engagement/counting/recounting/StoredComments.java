package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Compares the comments that are counted with those that are stored to be seen. */
final class StoredComments {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LOOKS = 20;
    private static final int MOST = 10_000;

    private final Snapshot snapshot;

    StoredComments(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A comment that is counted otherwise than it is stored, at these revisions of both. */
    private record Odd(UUID article, UUID comment, long revision, long ordinal) {}

    /** What differs, by article; a change that is on its way to the log is awaited. */
    List<Difference> run(Pipeline pipeline) throws SQLException, InterruptedException {
        Set<Odd> odd = new HashSet<>(snapshot.read(open -> odd(open, pipeline)));
        for (int look = 0; look < LOOKS && !odd.isEmpty(); look++) {
            Thread.sleep(PAUSE);
            odd.retainAll(snapshot.read(open -> odd(open, pipeline)));
        }
        if (odd.isEmpty()) {
            return List.of();
        }
        UUID[] articles = odd.stream().map(Odd::article).distinct().sorted().toArray(UUID[]::new);
        return snapshot.read(open -> byArticle(open, pipeline, articles));
    }

    private static List<Odd> odd(Connection open, Pipeline pipeline) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                SELECT coalesce(c.article_id, m.article_id), coalesce(c.id, m.member), coalesce(c.revision, -1),
                    coalesce(m.ordinal, -1)
                FROM (SELECT * FROM members WHERE pipeline = ? AND counter = ?) m
                    FULL JOIN comments c ON c.id = m.member
                WHERE coalesce(c.state = 'visible', false) <> coalesce(m.present, false) LIMIT ?""")) {
            select.setString(1, pipeline.name());
            select.setString(2, Counter.COMMENTS.name());
            select.setInt(3, MOST);
            try (ResultSet row = select.executeQuery()) {
                List<Odd> odd = new ArrayList<>();
                while (row.next()) {
                    odd.add(new Odd(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getLong(3),
                            row.getLong(4)));
                }
                return odd;
            }
        }
    }

    private static List<Difference> byArticle(Connection open, Pipeline pipeline, UUID[] articles) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                SELECT a.id,
                    (SELECT count(*) FROM comments c WHERE c.article_id = a.id AND c.state = 'visible'),
                    (SELECT count(*) FROM members m WHERE m.pipeline = ? AND m.article_id = a.id AND m.counter = ?
                        AND m.present)
                FROM unnest(?::uuid[]) AS a(id)""")) {
            select.setString(1, pipeline.name());
            select.setString(2, Counter.COMMENTS.name());
            select.setArray(3, open.createArrayOf("uuid", articles));
            try (ResultSet row = select.executeQuery()) {
                List<Difference> differences = new ArrayList<>();
                while (row.next()) {
                    CountKey key = new CountKey(row.getObject(1, UUID.class), Counter.COMMENTS.name());
                    differences.add(Difference.of(Line.of(key, What.COMMENTS), row.getLong(2), row.getLong(3)));
                }
                return differences;
            }
        }
    }
}
