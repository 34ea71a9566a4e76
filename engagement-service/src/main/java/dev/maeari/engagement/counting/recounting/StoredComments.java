package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.recounting.OddComment.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the comments that are stored with those that are counted, one by one. */
final class StoredComments {
    private static final int FETCH = 10_000;

    private final Snapshot snapshot;
    private final Pipeline pipeline;
    private final Late late;

    StoredComments(Snapshot snapshot, Pipeline pipeline, Late late) {
        this.snapshot = snapshot;
        this.pipeline = pipeline;
        this.late = late;
    }

    /** Those that are odd and stay so; a change that is on its way to the log is awaited. */
    List<OddComment> odd() throws SQLException, InterruptedException {
        Set<OddComment> odd = new HashSet<>(snapshot.read(open -> odd(open, null)));
        if (!odd.isEmpty()) {
            late.await(() -> {
                odd.retainAll(snapshot.read(open -> odd(open, ids(odd))));
                return !odd.isEmpty();
            });
        }
        return odd.stream()
                .sorted(Comparator.comparing(OddComment::article).thenComparing(OddComment::comment))
                .toList();
    }

    /** Those of which counting still says something else, though they were mended some seconds ago. */
    Set<UUID> left(Collection<OddComment> mended) throws SQLException, InterruptedException {
        UUID[] ids = ids(mended);
        Set<UUID> left = Arrays.stream(ids).collect(Collectors.toCollection(HashSet::new));
        late.await(() -> {
            left.retainAll(Arrays.asList(ids(snapshot.read(open -> odd(open, ids)))));
            return !left.isEmpty();
        });
        return left;
    }

    /** The same of comments that nobody changes until the transaction ends. */
    List<OddComment> locked(Connection open, Collection<OddComment> odd) throws SQLException {
        UUID[] ids = ids(odd);
        try (PreparedStatement lock =
                open.prepareStatement("SELECT FROM comments WHERE id = ANY (?) ORDER BY id FOR UPDATE")) {
            lock.setArray(1, open.createArrayOf("uuid", ids));
            lock.execute();
        }
        List<OddComment> still = odd(open, ids);
        still.retainAll(new HashSet<>(odd));
        return still;
    }

    private static UUID[] ids(Collection<OddComment> odd) {
        return odd.stream().map(OddComment::comment).toArray(UUID[]::new);
    }

    /** Those of these ids, or of all. */
    private List<OddComment> odd(Connection open, UUID @Nullable [] ids) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                SELECT coalesce(c.article_id, m.article_id), coalesce(c.id, m.member), c.parent_id,
                    coalesce(c.state, 'nothing'), coalesce(c.revision, -1), coalesce(m.present, false),
                    coalesce(m.ordinal, -1)
                FROM (SELECT * FROM members WHERE pipeline = ? AND counter = ? AND (? OR member = ANY (?))) m
                    FULL JOIN (SELECT * FROM comments WHERE ? OR id = ANY (?)) c ON c.id = m.member
                WHERE coalesce(c.state = 'visible', false) <> coalesce(m.present, false)
                    OR c.revision < m.ordinal""")) {
            select.setFetchSize(FETCH);
            select.setString(1, pipeline.name());
            select.setString(2, Counter.COMMENTS.name());
            for (int side = 3; side <= 5; side += 2) {
                select.setBoolean(side, ids == null);
                select.setArray(side + 1, open.createArrayOf("uuid", ids == null ? new UUID[0] : ids));
            }
            try (ResultSet row = select.executeQuery()) {
                List<OddComment> odd = new ArrayList<>();
                while (row.next()) {
                    odd.add(of(row));
                }
                return odd;
            }
        }
    }

    private static OddComment of(ResultSet row) throws SQLException {
        return new OddComment(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                Stored.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getLong(5),
                row.getBoolean(6),
                row.getLong(7));
    }
}
