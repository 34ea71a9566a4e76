package dev.maeari.engagement.comments;

import dev.maeari.engagement.comments.Comment.Account;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import dev.maeari.events.ReaderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table, read. */
final class CommentRow {
    static final String COLUMNS =
            "c.id, c.article_id, c.parent_id, c.reader_id, c.issuer, c.subject, c.by_author, c.name,"
                    + " c.text, c.state, c.hidden_by, c.revision, c.created_at";

    private CommentRow() {}

    static Comment of(ResultSet row) throws SQLException {
        UUID parent = row.getObject("parent_id", UUID.class);
        return new Comment(
                new CommentId(row.getObject("id", UUID.class)),
                new ArticleId(row.getObject("article_id", UUID.class)),
                parent == null ? null : new CommentId(parent),
                new ReaderId(row.getObject("reader_id", UUID.class)),
                account(row),
                row.getBoolean("by_author"),
                row.getString("name"),
                row.getString("text"),
                state(row.getString("state"), row.getString("hidden_by")),
                row.getLong("revision"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Account account(ResultSet row) throws SQLException {
        String issuer = row.getString("issuer");
        String subject = row.getString("subject");
        return issuer == null || subject == null ? null : new Account(issuer, subject);
    }

    private static CommentState state(String word, @Nullable String by) {
        return switch (word) {
            case "visible" -> new CommentState.Visible();
            case "hidden" -> new CommentState.Hidden(HiddenBy.valueOf(String.valueOf(by)));
            case "deleted" -> new CommentState.Deleted();
            default -> throw new IllegalStateException("no state of a comment: " + word);
        };
    }
}
