package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Database;
import dev.maeari.notifications.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries that were given up. */
@ApplicationScoped
class DeadLetters {
    private static final UUID LARGEST = new UUID(-1, -1);

    private final Database database;
    private final InstantSource time;

    DeadLetters(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    DeadLetter.Page page(int limit, @Nullable UUID after) {
        List<DeadLetter> found = database.all("""
                SELECT d.id, n.kind, d.channel, n.article_id, n.comment_id, d.attempt, d.reason, d.due_at
                FROM deliveries d JOIN notices n ON n.id = d.notice_id
                WHERE d.state = 'dead' AND d.id < ? ORDER BY d.id DESC LIMIT ?
                """, DeadLetters::deadLetter, after == null ? LARGEST : after, limit + 1);
        return found.size() <= limit
                ? new DeadLetter.Page(found, null)
                : new DeadLetter.Page(
                        found.subList(0, limit), found.get(limit - 1).id());
    }

    /** What became of a wish to replay. */
    enum Replay {
        BEGUN,
        NOT_DEAD,
        UNKNOWN
    }

    /** Lets the delivery begin anew, if it is dead. */
    @Transactional
    Replay replay(UUID id) {
        Optional<DeliveryState> state = database.first(
                "SELECT state, attempt, due_at, reason FROM deliveries WHERE id = ? FOR UPDATE",
                row -> StateRow.of(row).toState(),
                id);
        if (state.isEmpty()) {
            return Replay.UNKNOWN;
        }
        if (!(state.get() instanceof DeliveryState.Dead dead)) {
            return Replay.NOT_DEAD;
        }
        StateRow row = StateRow.of(dead.replay(time.instant()));
        database.update(
                "UPDATE deliveries SET state = ?, attempt = ?, due_at = ?, reason = NULL, changed_at = ? WHERE id = ?",
                row.state(),
                row.attempt(),
                row.dueAt(),
                time.instant(),
                id);
        return Replay.BEGUN;
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                Kind.of(row.getString("kind")),
                row.getString("channel"),
                row.getObject("article_id", UUID.class),
                row.getObject("comment_id", UUID.class),
                row.getInt("attempt"),
                row.getString("reason"),
                Database.instant(row, "due_at"));
    }
}
