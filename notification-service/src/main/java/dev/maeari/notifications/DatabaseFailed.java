package dev.maeari.notifications;

import dev.maeari.web.DatabaseTrouble;
import java.sql.SQLException;

/** The database did not do what it was asked. */
public final class DatabaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether what was to be written is at fault, rather than the database or the way to it. */
    public boolean byTheData() {
        return getCause() instanceof SQLException cause && DatabaseTrouble.isOfTheData(cause);
    }
}
