package dev.maeari.engagement.counting.recounting;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Transactions. */
final class Snapshot {
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
        return in("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
    }

    /** The same, and something is kept of it. */
    <T> T keep(Work<T> work) throws SQLException, InterruptedException {
        return in("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", work);
    }

    /** A transaction that changes what counting changes too, and so must be short. */
    <T> T write(Work<T> work) throws SQLException, InterruptedException {
        return in(
                "SET LOCAL transaction_timeout = '60s'; SET LOCAL idle_in_transaction_session_timeout = '20s';"
                        + " SET LOCAL lock_timeout = '5s'",
                work);
    }

    private <T> T in(String begin, Work<T> work) throws SQLException, InterruptedException {
        try (Connection open = dataSource.getConnection()) {
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
