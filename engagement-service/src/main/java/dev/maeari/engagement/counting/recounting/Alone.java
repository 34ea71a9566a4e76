package dev.maeari.engagement.counting.recounting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What one process of a deployment may do at a time: an advisory lock, held by a session. Whoever is gone holds it no
 * longer.
 */
enum Alone {
    RECOUNT(1),
    PROOF(2),
    CHECKPOINT(3);

    private static final int FAMILY = 0x6d616572;

    private final int key;

    Alone(int key) {
        this.key = key;
    }

    /** What is done alone. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException, InterruptedException;
    }

    /** Does it if nobody else does it; answers whether it did. */
    boolean run(DataSource dataSource, Work work) throws SQLException, InterruptedException {
        try (Connection session = dataSource.getConnection()) {
            if (!ask(session, "SELECT pg_try_advisory_lock(?, ?)")) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                ask(session, "SELECT pg_advisory_unlock(?, ?)");
            }
        }
    }

    private boolean ask(Connection session, String question) throws SQLException {
        try (PreparedStatement select = session.prepareStatement(question)) {
            select.setInt(1, FAMILY);
            select.setInt(2, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
