package dev.maeari.web;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** What to answer when the database does not. */
public final class DatabaseTrouble {
    private static final Logger LOG = Logger.getLogger(DatabaseTrouble.class);

    private static final Seldom ALOUD = new Seldom(Duration.ofSeconds(10));
    /**
     * Classes of SQLSTATE (PostgreSQL, Appendix A): data exception, constraint violation, wrong statement. The same again
     * would fail the same way.
     */
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "42");

    private DatabaseTrouble() {}

    /** Notes the trouble, aloud once in ten seconds: of a database that is away every reader hears; 503, for {@code throw}. */
    public static ProblemException problem(SQLException trouble) {
        if (ALOUD.now()) {
            LOG.warn("the database did not answer", trouble);
        } else {
            LOG.debug("the database did not answer", trouble);
        }
        return Problem.of(503, "database-unavailable", "This can't be done right now; try again in a moment.")
                .retryAfter(1);
    }

    /** What to answer a failure with that a database which does not answer has led to; noted as {@link #problem} does. */
    public static Optional<ProblemException> behind(Throwable failure) {
        return cause(failure).map(DatabaseTrouble::problem);
    }

    /**
     * How a database which does not answer has led to a failure, if it has. A transaction that could not be committed fails
     * without saying why.
     */
    public static Optional<SQLException> cause(Throwable failure) {
        boolean rolledBack = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException trouble) {
                return isOfTheData(trouble) ? Optional.empty() : Optional.of(trouble);
            }
            rolledBack |= cause instanceof RollbackException || cause instanceof SystemException;
        }
        return rolledBack
                ? Optional.of(new SQLException("the transaction can't be committed", failure))
                : Optional.empty();
    }

    /** Whether what was to be written or asked is at fault, rather than the database or the way to it. */
    private static boolean isOfTheData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2));
    }
}
