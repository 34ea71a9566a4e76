package dev.maeari.engagement;

import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import dev.maeari.web.Seldom;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What to answer when the database does not. */
public final class DatabaseTrouble {
    private static final Logger LOG = Logger.getLogger(DatabaseTrouble.class);

    private static final Seldom ALOUD = new Seldom(Duration.ofSeconds(10));

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
}
