package dev.maeari.notifications.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.maeari.events.CommentId;
import dev.maeari.notifications.Database;
import dev.maeari.notifications.Kind;
import dev.maeari.notifications.Links;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its reader sees it.
 *
 * @param title of the article, as it is now
 * @param url relative to the site
 * @param name of the comment's writer; null where there is no comment
 * @param excerpt the beginning of the comment; null where there is none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record InboxItem(
        UUID id,
        Kind kind,
        UUID articleId,
        String title,
        String url,
        @Nullable String name,
        @Nullable String excerpt,
        Instant createdAt,
        boolean read) {

    static InboxItem of(ResultSet row) throws SQLException {
        UUID comment = row.getObject("comment_id", UUID.class);
        return new InboxItem(
                row.getObject("id", UUID.class),
                Kind.of(row.getString("kind")),
                row.getObject("article_id", UUID.class),
                row.getString("title"),
                Links.to(row.getString("slug"), comment == null ? null : new CommentId(comment)),
                row.getString("name"),
                row.getString("excerpt"),
                Database.instant(row, "happened_at"),
                row.getObject("read_at") != null);
    }
}
