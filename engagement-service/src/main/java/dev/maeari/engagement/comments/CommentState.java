package dev.maeari.engagement.comments;

import dev.maeari.events.CommentEvent.HiddenBy;

/**
 * Whether a comment can be read. What may follow is a method of the state that allows it:
 *
 * <pre>
 *   Visible ──hide──▶ Hidden ──show──▶ Visible
 *      └───delete──▶ Deleted ◀──delete──┘
 * </pre>
 *
 * Nothing follows {@link Deleted}: nobody brings back what its author took away.
 */
sealed interface CommentState {

    /** Everybody reads it. */
    record Visible() implements CommentState {
        Hidden hide(HiddenBy by) {
            return new Hidden(by);
        }

        Deleted delete() {
            return new Deleted();
        }
    }

    /** Only moderators read it, and may show it again. */
    record Hidden(HiddenBy by) implements CommentState {
        Visible show() {
            return new Visible();
        }

        Deleted delete() {
            return new Deleted();
        }
    }

    /** Its author took it back; text and name are gone. */
    record Deleted() implements CommentState {}

    /** The word for it in JSON and in the database. */
    default String word() {
        return switch (this) {
            case Visible visible -> "visible";
            case Hidden hidden -> "hidden";
            case Deleted deleted -> "deleted";
        };
    }
}
