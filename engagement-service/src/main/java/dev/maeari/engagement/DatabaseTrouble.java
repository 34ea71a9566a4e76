package dev.maeari.engagement;

import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** What to answer when the database does not. */
public final class DatabaseTrouble {
    private static final Logger LOG = Logger.getLogger(DatabaseTrouble.class);

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private DatabaseTrouble() {}

    /** Notes the trouble, aloud once in ten seconds: of a database that is away every reader hears; 503, for {@code throw}. */
    public static ProblemException problem(SQLException trouble) {
        long now = System.nanoTime();
        long next = NEXT.get();
        if (now - next >= 0 && NEXT.compareAndSet(next, now + QUIET_NANOS)) {
            LOG.warn("the database did not answer", trouble);
        } else {
            LOG.debug("the database did not answer", trouble);
        }
        return Problem.of(503, "database-unavailable", "This can't be done right now; try again in a moment.")
                .retryAfter(1);
    }
}
