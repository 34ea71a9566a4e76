package dev.maeari.notifications;

import java.sql.SQLException;

/** Failures as the root's classes throw them. */
public final class Failures {
    private Failures() {}

    /** The database says so. */
    public static RuntimeException ofDatabase(SQLException cause) {
        return new DatabaseFailed(cause);
    }

    /** The engagement service does not answer. */
    public static RuntimeException ofEngagement() {
        return new EngagementAway("answered 503", new IllegalStateException());
    }
}
