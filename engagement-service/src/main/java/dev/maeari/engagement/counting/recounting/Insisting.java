package dev.maeari.engagement.counting.recounting;

import java.sql.SQLException;
import java.util.Set;

/** Transactions on rows that others may hold for longer than a statement waits: tried again some times. */
record Insisting(Snapshot snapshot) {
    private static final int ATTEMPTS = 3;

    /**
     * SQLSTATE lock_not_available, deadlock_detected, query_canceled, and the time limits of a transaction: idle, and in all.
     */
    private static final Set<String> TOO_LONG = Set.of("55P03", "40P01", "57014", "25P03", "25P04");

    /** Whether it was done; nothing was, else. */
    boolean write(Snapshot.Work<?> work) throws SQLException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                snapshot.write(work);
                return true;
            } catch (SQLException e) {
                if (!TOO_LONG.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
        return false;
    }
}
