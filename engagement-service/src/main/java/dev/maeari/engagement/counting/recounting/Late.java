package dev.maeari.engagement.counting.recounting;

import java.sql.SQLException;
import java.time.Duration;

/**
 * What differs may only be late: a change is told, and counted, after it was written. So it is looked at again and again, and
 * is a difference only if it is still there in the end.
 *
 * @param patience how long to look
 */
record Late(Duration patience) {
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Looks again at what is left. */
    interface Look {
        /** Whether anything is left. */
        boolean again() throws SQLException, InterruptedException;
    }

    /** Looks until nothing is left or patience has ended. */
    void await(Look look) throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        do {
            Thread.sleep(PAUSE);
        } while (look.again() && System.nanoTime() < end);
    }
}
