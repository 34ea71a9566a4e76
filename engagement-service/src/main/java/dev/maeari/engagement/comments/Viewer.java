package dev.maeari.engagement.comments;

import dev.maeari.events.ReaderId;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at comments, as far as it changes what they see.
 *
 * @param reader by which their own comments are known; null for who never acted
 * @param moderator whether they see what is hidden, and decide
 * @param signedIn whether the sign-in provider knows them
 * @param guests whether the site lets guests write
 */
record Viewer(@Nullable ReaderId reader, boolean moderator, boolean signedIn, boolean guests) {
    static final Viewer SERVICE = new Viewer(null, false, false, false);

    boolean mayWrite() {
        return signedIn || guests;
    }

    boolean owns(Comment comment) {
        return comment.reader().equals(reader);
    }
}
