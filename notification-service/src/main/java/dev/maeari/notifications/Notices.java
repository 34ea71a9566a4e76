package dev.maeari.notifications;

import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.notifications.Notice.About;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.util.UUID;

/**
 * The notices. Each is written in the caller's transaction together with its deduplication key, which is what makes
 * reading a record twice harmless.
 */
@ApplicationScoped
public class Notices {
    private final Database database;
    private final InstantSource time;
    private final Event<NoticeMade> made;
    private final Event<InboxChanged> changed;

    Notices(Database database, InstantSource time, Event<NoticeMade> made, Event<InboxChanged> changed) {
        this.database = database;
        this.time = time;
        this.made = made;
        this.changed = changed;
    }

    /** Adds the notice if there is none of its key; one that was withdrawn is shown again by a newer revision. */
    @Transactional(TxType.MANDATORY)
    public void add(Notice notice) {
        database.first(
                        """
                        INSERT INTO notices (dedup_key, recipient, kind, article_id, comment_id, comment_revision, name,
                            excerpt, happened_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (dedup_key) DO NOTHING RETURNING id
                        """,
                        row -> row.getObject("id", UUID.class),
                        notice.dedupKey(),
                        notice.recipient(),
                        notice.kind().wire(),
                        notice.articleId().value(),
                        notice.about() == null
                                ? null
                                : notice.about().commentId().value(),
                        notice.about() == null ? 0 : notice.about().revision(),
                        notice.about() == null ? null : notice.about().name(),
                        notice.about() == null ? null : notice.about().excerpt(),
                        notice.happenedAt(),
                        time.instant())
                .ifPresentOrElse(id -> made.fire(new NoticeMade(id, notice)), () -> showAgain(notice));
        changed.fire(new InboxChanged());
    }

    /** Takes the notices of a removed comment out of the inboxes, its text and its writer's name with them. */
    @Transactional(TxType.MANDATORY)
    public void withdraw(CommentHidden event) {
        int withdrawn = database.update(
                """
                UPDATE notices SET withdrawn = true, name = NULL, excerpt = NULL, comment_revision = ?, changed_at = ?
                WHERE comment_id = ? AND comment_revision < ?
                """, event.revision(), time.instant(), event.commentId().value(), event.revision());
        if (withdrawn > 0) {
            changed.fire(new InboxChanged());
        }
    }

    private void showAgain(Notice notice) {
        About about = notice.about();
        if (about != null) {
            database.update(
                    """
                    UPDATE notices SET withdrawn = false, name = ?, excerpt = ?, comment_revision = ?, changed_at = ?
                    WHERE dedup_key = ? AND withdrawn AND comment_revision < ?
                    """,
                    about.name(),
                    about.excerpt(),
                    about.revision(),
                    time.instant(),
                    notice.dedupKey(),
                    about.revision());
        }
    }
}
