package dev.maeari.notifications;

/**
 * What somebody wants to be mailed about; the inbox has everything anyhow.
 *
 * @param comment new comments on their articles
 * @param reply answers to their comments
 */
public record Preferences(boolean comment, boolean reply) {
    /** Of whoever has not chosen. */
    public static final Preferences DEFAULT = new Preferences(true, true);

    /** Whether a notice of this kind is to be mailed. */
    public boolean mail(Kind kind) {
        return switch (kind) {
            case COMMENT -> comment;
            case REPLY -> reply;
            case FIRST_LIKE -> false;
        };
    }

    /** The same without mails of this kind. */
    public Preferences without(Kind kind) {
        return switch (kind) {
            case COMMENT -> new Preferences(false, reply);
            case REPLY -> new Preferences(comment, false);
            case FIRST_LIKE -> this;
        };
    }
}
