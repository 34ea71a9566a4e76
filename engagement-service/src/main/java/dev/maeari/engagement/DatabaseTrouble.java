package dev.maeari.engagement;

import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** What to answer when the database does not. */
public final class DatabaseTrouble {
    private static final Logger LOG = Logger.getLogger(DatabaseTrouble.class);

    private DatabaseTrouble() {}

    /** Notes the trouble; 503, for {@code throw}. */
    public static ProblemException problem(SQLException trouble) {
        LOG.warn("the database did not answer", trouble);
        return Problem.of(503, "database-unavailable", "This can't be done right now; try again in a moment.")
                .retryAfter(1);
    }
}
