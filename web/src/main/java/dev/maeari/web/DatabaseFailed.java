package dev.maeari.web;

import java.sql.SQLException;

/** The database did not do what was asked. */
public final class DatabaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** As the database says. */
    public DatabaseFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** What could not be done, as the end of a sentence. */
    public DatabaseFailed(String what, SQLException cause) {
        super("the database could not " + what, cause);
    }
}
