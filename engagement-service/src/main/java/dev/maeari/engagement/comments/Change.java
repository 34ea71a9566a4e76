package dev.maeari.engagement.comments;

import dev.maeari.events.CommentEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a request came to.
 *
 * @param comment as it is now
 * @param event what was told to the log; null if nothing changed for readers
 */
record Change(Comment comment, @Nullable CommentEvent event) {

    static Change none(Comment comment) {
        return new Change(comment, null);
    }
}
