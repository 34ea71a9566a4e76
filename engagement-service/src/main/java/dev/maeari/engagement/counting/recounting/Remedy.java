package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.recounting.OddComment.Stored;
import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentEvent.HiddenBy;
import org.jspecify.annotations.Nullable;

/**
 * What brings a comment and the log together again. The greater revision holds, as in counting; of one revision that says
 * two things, the one that hides; and what has no text is hidden.
 *
 * @param told what the log is told; null if it knows all
 * @param stored what the table says afterwards
 * @param revision the one in the table afterwards
 */
record Remedy(@Nullable CommentEvent told, Stored stored, long revision, String why) {

    /**
     * Decides.
     *
     * @param by who hid it, by what the log said last; null if that did not hide it
     */
    static Remedy of(OddComment odd, @Nullable HiddenBy by) {
        long next = odd.said() + 1;
        boolean newer = odd.revision() > odd.said();
        return switch (odd.stored()) {
            case NOTHING ->
                new Remedy(
                        odd.hidden(next, HiddenBy.ERASED),
                        Stored.NOTHING,
                        odd.revision(),
                        "its text is lost; hidden through the log");
            case VISIBLE -> newer ? told(odd, odd.published(odd.revision())) : asSaid(odd, by);
            case HIDDEN -> {
                if (newer) {
                    yield told(odd, odd.hidden(odd.revision(), HiddenBy.MODERATOR));
                }
                yield odd.counted() && odd.revision() == odd.said()
                        ? hiddenAgain(odd, HiddenBy.MODERATOR, next)
                        : asSaid(odd, by);
            }
            case DELETED -> {
                if (newer) {
                    yield told(odd, odd.hidden(odd.revision(), HiddenBy.AUTHOR));
                }
                // Nobody brings back what its author took away.
                yield odd.counted()
                        ? hiddenAgain(odd, HiddenBy.AUTHOR, next)
                        : new Remedy(null, Stored.DELETED, odd.said(), "the log is newer");
            }
        };
    }

    private static Remedy told(OddComment odd, CommentEvent event) {
        return new Remedy(event, odd.stored(), odd.revision(), "the log had not heard of it; told again");
    }

    private static Remedy hiddenAgain(OddComment odd, HiddenBy by, long revision) {
        return new Remedy(odd.hidden(revision, by), odd.stored(), revision, "it can't be read; hidden through the log");
    }

    private static Remedy asSaid(OddComment odd, @Nullable HiddenBy by) {
        Stored state = odd.counted() ? Stored.VISIBLE : by == null ? Stored.HIDDEN : hidden(by);
        return new Remedy(null, state, odd.said(), "the log is newer");
    }

    private static Stored hidden(HiddenBy by) {
        return switch (by) {
            case MODERATOR -> Stored.HIDDEN;
            case AUTHOR, ERASED -> Stored.DELETED;
        };
    }
}
