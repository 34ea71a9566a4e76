package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Database;
import dev.maeari.notifications.delivering.DeliveryState.Dead;
import dev.maeari.notifications.delivering.DeliveryState.Dropped;
import dev.maeari.notifications.delivering.DeliveryState.Retrying;
import dev.maeari.notifications.delivering.DeliveryState.Sending;
import dev.maeari.notifications.delivering.DeliveryState.Sent;
import dev.maeari.notifications.delivering.DeliveryState.Waiting;
import dev.maeari.notifications.delivering.DeliveryState.WaitingForArticle;
import dev.maeari.notifications.delivering.DeliveryState.WaitingForContact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A state as the columns of its row. */
record StateRow(
        String state, int attempt, Instant dueAt, @Nullable String reason) {

    static StateRow of(DeliveryState state) {
        return switch (state) {
            case Waiting s -> new StateRow("waiting", s.attempt(), s.due(), null);
            case WaitingForContact s -> new StateRow("waiting-for-contact", s.attempt(), s.until(), null);
            case WaitingForArticle s -> new StateRow("waiting-for-article", s.attempt(), s.until(), null);
            case Retrying s -> new StateRow("retrying", s.attempt(), s.due(), s.cause());
            case Sending s -> new StateRow("sending", s.attempt(), s.claimedUntil(), null);
            case Sent s -> new StateRow("sent", s.attempt(), s.at(), null);
            case Dead s -> new StateRow("dead", s.attempt(), s.at(), s.cause());
            case Dropped s ->
                new StateRow("dropped", 0, s.at(), s.reason().name().toLowerCase(Locale.ROOT));
        };
    }

    static StateRow of(ResultSet row) throws SQLException {
        return new StateRow(
                row.getString("state"),
                row.getInt("attempt"),
                Database.instant(row, "due_at"),
                row.getString("reason"));
    }

    DeliveryState toState() {
        String why = reason == null ? "" : reason;
        return switch (state) {
            case "waiting" -> new Waiting(dueAt);
            case "waiting-for-contact" -> new WaitingForContact(dueAt);
            case "waiting-for-article" -> new WaitingForArticle(dueAt);
            case "retrying" -> new Retrying(attempt, dueAt, why);
            case "sending" -> new Sending(attempt, dueAt);
            case "sent" -> new Sent(attempt, dueAt);
            case "dead" -> new Dead(attempt, why, dueAt);
            case "dropped" -> new Dropped(DropReason.valueOf(why.toUpperCase(Locale.ROOT)), dueAt);
            default -> throw new IllegalStateException("no state of a delivery: " + state);
        };
    }
}
