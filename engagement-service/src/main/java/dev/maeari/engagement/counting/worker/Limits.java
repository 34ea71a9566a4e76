package dev.maeari.engagement.counting.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long a transaction of counting may last, stand idle and wait for a lock, so that a process that was stopped in the
 * middle can't hold its rows for long: the server ends its session.
 *
 * @param away how long the database may be asked in vain before others shall count
 */
record Limits(Duration transaction, Duration idle, Duration lock, Duration away) {
    static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** For this transaction only: the session goes back to the pool. */
    void set(Connection open) throws SQLException {
        try (PreparedStatement set = open.prepareStatement("""
                SELECT set_config('transaction_timeout', ?, true),
                       set_config('idle_in_transaction_session_timeout', ?, true),
                       set_config('lock_timeout', ?, true)""")) {
            set.setString(1, millis(transaction));
            set.setString(2, millis(idle));
            set.setString(3, millis(lock));
            set.execute();
        }
    }

    /**
     * How long to wait for each answer: as long as the server lets a transaction last, and a little, so that a network that
     * has fallen silent does not hold us for ever.
     */
    Duration patience() {
        return transaction.plus(lock);
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
