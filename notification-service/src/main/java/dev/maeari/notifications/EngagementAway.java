package dev.maeari.notifications;

/** The engagement service, or the token for it, is not to be had at the moment. */
public final class EngagementAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngagementAway(String why, Throwable cause) {
        super("the engagement service can't be asked: " + why, cause);
    }
}
