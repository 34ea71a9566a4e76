package dev.maeari.notifications.deciding.channels;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentId;
import dev.maeari.notifications.Database;
import dev.maeari.notifications.deciding.Occasion;
import dev.maeari.notifications.deciding.Occasion.Commented;
import dev.maeari.notifications.deciding.Occasion.Liked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Occasions that wait for their article to be public; of the likes of an article the first one stands for all. */
@ApplicationScoped
class Held {
    private final Database database;

    Held(Database database) {
        this.database = database;
    }

    /** Keeps it; a newer revision of the same comment takes the place of an older one. */
    void keep(Occasion occasion) {
        database.update(
                """
                INSERT INTO held (article_id, comment_id, revision, happened_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (article_id, comment_id) DO UPDATE SET revision = EXCLUDED.revision
                WHERE held.revision < EXCLUDED.revision
                """, occasion.articleId().value(), comment(occasion), revision(occasion), occasion.happenedAt());
    }

    /**
     * Those whose article is public by now: likes first, since they need nothing of the engagement service, should it be
     * away; then the oldest first.
     */
    List<Occasion> due(int most) {
        return database.all("""
                SELECT h.article_id, h.comment_id, h.revision, h.happened_at
                FROM held h JOIN articles a ON a.id = h.article_id
                WHERE a.published ORDER BY h.comment_id IS NOT NULL, h.happened_at LIMIT ?
                """, Held::occasion, most);
    }

    /** Takes it out, in the transaction that writes what follows from it; false if another has, or it is out of date. */
    @Transactional(TxType.MANDATORY)
    boolean take(Occasion occasion) {
        return database.update(
                        "DELETE FROM held WHERE article_id = ? AND comment_id IS NOT DISTINCT FROM ? AND revision = ?",
                        occasion.articleId().value(),
                        comment(occasion),
                        revision(occasion))
                == 1;
    }

    /** The comment was removed. To be called before its notices are withdrawn: whoever takes it at that moment is waited for. */
    @Transactional(TxType.MANDATORY)
    void forget(CommentHidden event) {
        database.update(
                "DELETE FROM held WHERE comment_id = ? AND revision < ?",
                event.commentId().value(),
                event.revision());
    }

    /** Nothing is told any more of articles that were deleted. */
    void forgetDeleted() {
        database.update("DELETE FROM held h USING articles a WHERE a.id = h.article_id AND a.deleted");
    }

    private static @Nullable UUID comment(Occasion occasion) {
        return switch (occasion) {
            case Commented commented -> commented.commentId().value();
            case Liked liked -> null;
        };
    }

    private static long revision(Occasion occasion) {
        return switch (occasion) {
            case Commented commented -> commented.revision();
            case Liked liked -> 0;
        };
    }

    private static Occasion occasion(ResultSet row) throws SQLException {
        ArticleId article = new ArticleId(row.getObject("article_id", UUID.class));
        UUID comment = row.getObject("comment_id", UUID.class);
        return comment == null
                ? new Liked(article, Database.instant(row, "happened_at"))
                : new Commented(
                        article, new CommentId(comment), row.getLong("revision"), Database.instant(row, "happened_at"));
    }
}
