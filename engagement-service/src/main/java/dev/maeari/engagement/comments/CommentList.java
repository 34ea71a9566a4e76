package dev.maeari.engagement.comments;

import dev.maeari.events.CommentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an article's comments, oldest first.
 *
 * @param next what to ask for as {@code after} to go on; null at the end
 * @param canComment whether the viewer may write
 * @param guests whether anybody may
 */
record CommentList(
        List<CommentView> items, @Nullable CommentId next, boolean canComment, boolean guests, boolean signedIn) {

    /** From one comment more than fits, if there are more. */
    static CommentList of(List<Comment> found, int limit, Viewer viewer) {
        List<CommentView> items = found.stream()
                .limit(limit)
                .map(comment -> CommentView.of(comment, viewer))
                .toList();
        CommentId next = found.size() > limit ? items.getLast().id() : null;
        return new CommentList(items, next, viewer.mayWrite(), viewer.guests(), viewer.signedIn());
    }
}
