package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.worker.BoundedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Transactions. */
final class Snapshot {
    /** A checkpoint copies all numbers, by statements that may well take longer than others wait for an answer. */
    private static final Duration COPYING = Duration.ofMinutes(15);
    /** A little longer than the server lets it last. */
    private static final Duration WRITING = Duration.ofSeconds(65);

    private final DataSource dataSource;

    /** What is done inside. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection open) throws SQLException, InterruptedException;
    }

    Snapshot(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Everything that is read is of one moment. */
    <T> T read(Work<T> work) throws SQLException, InterruptedException {
        return in("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", COPYING, work);
    }

    /** The same, and something is kept of it. */
    <T> T keep(Work<T> work) throws SQLException, InterruptedException {
        return in("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", COPYING, work);
    }

    /** A transaction that changes what counting changes too, and so must be short. */
    <T> T write(Work<T> work) throws SQLException, InterruptedException {
        return in(
                "SET LOCAL transaction_timeout = '60s'; SET LOCAL idle_in_transaction_session_timeout = '20s';"
                        + " SET LOCAL lock_timeout = '5s'",
                WRITING,
                work);
    }

    private <T> T in(String begin, Duration patience, Work<T> work) throws SQLException, InterruptedException {
        try (BoundedConnection bounded = BoundedConnection.of(dataSource, patience)) {
            Connection open = bounded.open();
            open.setAutoCommit(false);
            boolean done = false;
            try {
                try (Statement first = open.createStatement()) {
                    first.execute(begin);
                }
                T result = work.in(open);
                open.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    open.rollback();
                }
            }
        }
    }
}
