package dev.maeari.notifications;

/** Failures as the root's classes throw them. */
public final class Failures {
    private Failures() {}

    /** The engagement service does not answer. */
    public static RuntimeException ofEngagement() {
        return new EngagementAway("answered 503", new IllegalStateException());
    }
}
