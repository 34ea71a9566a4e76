package dev.maeari.engagement.comments;

import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import dev.maeari.web.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The comments in the database, in the caller's transaction if there is one; in trouble the answer is 503. */
@ApplicationScoped
class Comments {
    /** Who waits longer is told to try again (I2). */
    private static final int PATIENCE_SECONDS = 2;

    private static final String SELECT = "SELECT " + CommentRow.COLUMNS + " FROM comments c ";

    private static final String READABLE = list("'visible'");
    private static final String READABLE_BY_MODERATORS = list("'visible', 'hidden'");
    /** Before the id of every comment. */
    private static final UUID BEGINNING = new UUID(0, 0);

    private final AgroalDataSource dataSource;

    Comments(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A part of an article's list, oldest first, without what is neither visible nor needed above a reply. */
    List<Comment> list(Slice slice) {
        UUID article = slice.article().value();
        UUID after = slice.after() == null ? BEGINNING : slice.after().value();
        return run(slice.hiddenToo() ? READABLE_BY_MODERATORS : READABLE, select -> {
            select.setObject(1, article);
            select.setObject(2, article);
            select.setObject(3, after);
            select.setInt(4, slice.limit());
            select.setObject(5, after);
            select.setInt(6, slice.limit());
            select.setInt(7, slice.limit());
            return all(select);
        });
    }

    /**
     * Finds gaps from below: what can't be read and is answered by what can, then what can't be read above it, each once
     * however many answers lead there. Looking down from each comment of a chain would go through the rest of it every time.
     * {@code LIMIT 1} and {@code OFFSET 0} make each look one into an index, whatever the planner expects.
     */
    private static String list(String readable) {
        return """
                WITH RECURSIVE gap AS (
                    SELECT c.id, c.parent_id FROM comments c
                    WHERE c.article_id = ? AND c.state <> 'visible' AND c.state NOT IN (%1$s)
                      AND c.id = (SELECT r.parent_id FROM comments r WHERE r.parent_id = c.id AND r.state IN (%1$s) LIMIT 1)
                  UNION
                    SELECT above.id, above.parent_id FROM gap g CROSS JOIN LATERAL (
                        SELECT p.id, p.parent_id FROM comments p
                        WHERE p.id = g.parent_id AND p.state NOT IN (%1$s) OFFSET 0) above),
                listed AS (
                    (SELECT r.id FROM comments r WHERE r.article_id = ? AND r.state IN (%1$s) AND r.id > ?
                     ORDER BY r.id LIMIT ?)
                  UNION ALL
                    (SELECT g.id FROM gap g WHERE g.id > ? ORDER BY g.id LIMIT ?))
                """.formatted(readable) + SELECT + "JOIN listed ON listed.id = c.id ORDER BY c.id LIMIT ?";
    }

    /** The comment of this id. */
    Optional<Comment> find(CommentId id) {
        return byId(SELECT + "WHERE c.id = ?", id);
    }

    /** The comment of this id, which nobody else changes until the transaction ends. */
    Optional<Comment> lock(CommentId id) {
        return byId(SELECT + "WHERE c.id = ? FOR UPDATE", id);
    }

    /** The comment that an earlier request of the same key made. */
    Optional<Comment> findRepeated(NewComment comment) {
        IdempotencyKey key = comment.key();
        return key == null
                ? Optional.empty()
                : run(SELECT + "WHERE c.article_id = ? AND c.reader_id = ? AND c.idempotency_key = ?", select -> {
                    select.setObject(1, comment.article().id().value());
                    select.setObject(2, comment.writer().id().value());
                    select.setString(3, key.value());
                    return all(select).stream().findFirst();
                });
    }

    /** Writes a visible comment of revision 1; empty if another request of the same key was faster. */
    Optional<Comment> insert(CommentId id, NewComment comment, Instant now) {
        return run("""
                INSERT INTO comments AS c (id, article_id, parent_id, reader_id, issuer, subject, by_author, name, text, state,
                    revision, created_at, idempotency_key)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'visible', 1, ?, ?)
                ON CONFLICT (article_id, reader_id, idempotency_key) DO NOTHING RETURNING\s""" + CommentRow.COLUMNS, insert -> {
            bind(insert, id, comment, now);
            return all(insert).stream().findFirst();
        });
    }

    /** Keeps the changed state of a comment that the transaction has locked. */
    void update(Comment changed) {
        run("UPDATE comments SET state = ?, hidden_by = ?, revision = ?, name = ?, text = ? WHERE id = ?", update -> {
            update.setString(1, changed.state().word());
            update.setString(2, hiddenBy(changed.state()));
            update.setLong(3, changed.revision());
            update.setString(4, changed.name());
            update.setString(5, changed.text());
            update.setObject(6, changed.id().value());
            return update.executeUpdate();
        });
    }

    private static void bind(PreparedStatement insert, CommentId id, NewComment comment, Instant now)
            throws SQLException {
        Comment.Account account = comment.account();
        insert.setObject(1, id.value());
        insert.setObject(2, comment.article().id().value());
        insert.setObject(3, value(comment.parentId()), Types.OTHER);
        insert.setObject(4, comment.writer().id().value());
        insert.setString(5, account == null ? null : account.issuer());
        insert.setString(6, account == null ? null : account.subject());
        insert.setBoolean(7, comment.byAuthor());
        insert.setString(8, comment.name().value());
        insert.setString(9, comment.text().value());
        insert.setObject(10, now.atOffset(ZoneOffset.UTC));
        insert.setString(11, comment.key() == null ? null : comment.key().value());
    }

    private static @Nullable UUID value(@Nullable CommentId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable String hiddenBy(CommentState state) {
        return switch (state) {
            case CommentState.Hidden(HiddenBy by) -> by.name();
            case CommentState.Visible visible -> null;
            case CommentState.Deleted deleted -> null;
        };
    }

    private Optional<Comment> byId(String query, CommentId id) {
        return run(query, select -> {
            select.setObject(1, id.value());
            return all(select).stream().findFirst();
        });
    }

    private static List<Comment> all(PreparedStatement statement) throws SQLException {
        List<Comment> comments = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                comments.add(CommentRow.of(row));
            }
        }
        return comments;
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            return work.on(statement);
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }
}
