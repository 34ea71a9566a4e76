package dev.maeari.engagement.counts;

import dev.maeari.web.DatabaseTrouble;
import dev.maeari.web.Problem;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads of which anybody can make a long one: never so many at once that nobody else has a connection, and none for more
 * than two seconds.
 */
final class LongReads {
    private static final int TURN_MILLIS = 250;
    private static final int PATIENCE_SECONDS = 2;

    private final AgroalDataSource dataSource;
    private final String problem;
    private final Semaphore turns;

    /**
     * Of one kind.
     *
     * @param problem the name of what is answered to whose turn does not come
     * @param atOnce how many connections they take at most
     */
    LongReads(AgroalDataSource dataSource, String problem, int atOnce) {
        this.dataSource = dataSource;
        this.problem = problem;
        this.turns = new Semaphore(atOnce);
    }

    /** Sets the statement's parameters, runs it and takes what it finds. */
    @FunctionalInterface
    interface Read<T> {
        T from(PreparedStatement select) throws SQLException;
    }

    /**
     * What the statement finds, once it is its turn.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    <T> T read(String statement, Read<T> read) {
        if (!mayRead()) {
            throw Problem.of(503, problem, "This can't be summed up right now; try again in a moment.")
                    .retryAfter(1);
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(statement)) {
            select.setQueryTimeout(PATIENCE_SECONDS);
            return read.from(select);
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        } finally {
            turns.release();
        }
    }

    /** Waits for its turn, but not so long that those who wait take all threads. */
    private boolean mayRead() {
        try {
            return turns.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
