package dev.maeari.notifications;

import java.sql.SQLException;
import java.util.Set;

/** The database did not do what it was asked. */
public final class DatabaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Data exception, constraint violation, wrong statement: the same again would fail the same way. */
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "42");

    DatabaseFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether what was to be written is at fault, rather than the database or the way to it. */
    public boolean byTheData() {
        String state = getCause() instanceof SQLException cause ? cause.getSQLState() : null;
        return state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2));
    }
}
