package dev.maeari.notifications.delivering;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.events.TraceParent;
import dev.maeari.notifications.Database;
import dev.maeari.notifications.Kind;
import dev.maeari.notifications.delivering.DeliveryState.Claimable;
import dev.maeari.notifications.delivering.DeliveryState.Sending;
import dev.maeari.outbox.Traces;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The table of deliveries; any number of processes take from it, none what another has claimed. */
@ApplicationScoped
class Deliveries {
    /**
     * Due, or left by a process that died, or of a person who can be reached by now, or of an article that is public (or
     * gone for ever) by now. Looking for those here, rather than marking rows when that happens, leaves no gap between the
     * two. Of each kind only the first are looked at, or a backlog would be read whole for each few; they are more than are
     * taken, since others may be taking some of them. The last condition looks simpler than it is: it is the one that PostgreSQL checks again on a row that another
     * process has claimed and let go in the meantime.
     */
    private static final String TO_TAKE_UP = """
            SELECT d.id, d.recipient, d.state, d.attempt, d.due_at, d.reason, d.traceparent, n.kind, n.article_id,
                n.comment_id, n.happened_at
            FROM deliveries d JOIN notices n ON n.id = d.notice_id
            WHERE d.id IN (
                (SELECT id FROM deliveries WHERE state IN ('waiting', 'sending', 'retrying') AND due_at <= ?
                ORDER BY due_at LIMIT ?)
                UNION ALL
                (SELECT w.id FROM deliveries w WHERE w.state = 'waiting-for-contact' AND (w.due_at <= ?
                    OR EXISTS (SELECT FROM contacts c WHERE c.subject = w.recipient AND c.email IS NOT NULL))
                ORDER BY w.due_at LIMIT ?)
                UNION ALL
                (SELECT w.id FROM deliveries w JOIN notices m ON m.id = w.notice_id JOIN articles a ON a.id = m.article_id
                WHERE w.state = 'waiting-for-article' AND (w.due_at <= ? OR a.published OR a.deleted)
                ORDER BY w.due_at LIMIT ?))
            AND (d.state IN ('waiting-for-contact', 'waiting-for-article')
                OR d.state IN ('waiting', 'sending', 'retrying') AND d.due_at <= ?)
            ORDER BY d.due_at LIMIT ? FOR UPDATE OF d SKIP LOCKED
            """;

    /** Processes that may be taking some at the same moment. */
    private static final int OTHERS = 16;

    private final Database database;
    private final InstantSource time;

    Deliveries(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** Begins a delivery in the transaction that makes its notice. */
    @Transactional(TxType.MANDATORY)
    void add(UUID notice, String recipient, DeliveryState.Waiting first) {
        StateRow row = StateRow.of(first);
        TraceParent cause = Traces.of(Span.current());
        database.update(
                """
                INSERT INTO deliveries (notice_id, channel, recipient, state, attempt, due_at, changed_at, traceparent)
                VALUES (?, 'email', ?, ?, ?, ?, ?, ?)
                """,
                notice,
                recipient,
                row.state(),
                row.attempt(),
                row.dueAt(),
                time.instant(),
                cause == null ? null : cause.text());
    }

    /** Claims what is due, the oldest first. */
    @Transactional
    List<Delivery> claim(int most, Duration lease) {
        Instant now = time.instant();
        int first = most * OTHERS;
        List<Delivery> claimed = database.all(
                TO_TAKE_UP, row -> claimed(row, now.plus(lease)), now, first, now, first, now, first, now, most);
        claimed.forEach(delivery -> write(delivery.id(), StateRow.of(delivery.state())));
        return claimed;
    }

    /** Notes how an attempt ended; does nothing, and says so, if the claim lapsed and somebody else took over. */
    boolean note(Delivery delivery, DeliveryState next) {
        StateRow row = StateRow.of(next);
        return database.update(
                        """
                        UPDATE deliveries SET state = ?, attempt = ?, due_at = ?, reason = ?, changed_at = ?
                        WHERE id = ? AND state = 'sending' AND attempt = ? AND due_at = ?
                        """,
                        row.state(),
                        row.attempt(),
                        row.dueAt(),
                        row.reason(),
                        time.instant(),
                        delivery.id(),
                        delivery.state().attempt(),
                        delivery.state().claimedUntil())
                == 1;
    }

    private void write(UUID id, StateRow row) {
        database.update(
                "UPDATE deliveries SET state = ?, attempt = ?, due_at = ?, reason = ?, changed_at = ? WHERE id = ?",
                row.state(),
                row.attempt(),
                row.dueAt(),
                row.reason(),
                time.instant(),
                id);
    }

    private static Delivery claimed(ResultSet row, Instant until) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                Kind.of(row.getString("kind")),
                row.getString("recipient"),
                new ArticleId(row.getObject("article_id", UUID.class)),
                new CommentId(row.getObject("comment_id", UUID.class)),
                Database.instant(row, "happened_at"),
                TraceParent.of(row.getString("traceparent")),
                claim(StateRow.of(row).toState(), until));
    }

    private static Sending claim(DeliveryState state, Instant until) {
        if (state instanceof Claimable claimable) {
            return claimable.claim(until);
        }
        throw new IllegalStateException("can't be claimed: " + state);
    }
}
