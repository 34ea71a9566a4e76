package dev.maeari.engagement.comments;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as one viewer sees it. Of what is hidden only moderators see who wrote what; of what is deleted nobody does.
 *
 * @param guest whether the writer had not signed in
 * @param text as written
 * @param html the text as safe markup
 * @param state {@code visible}, {@code hidden} or {@code deleted}
 * @param mine whether the viewer wrote it
 */
record CommentView(
        CommentId id,
        ArticleId articleId,
        @Nullable CommentId parentId,
        @Nullable String name,
        boolean guest,
        boolean byAuthor,
        @Nullable String text,
        @Nullable String html,
        Instant createdAt,
        String state,
        boolean mine,
        Can can) {

    /** What the viewer may do with it. */
    record Can(boolean reply, boolean delete, boolean hide, boolean show) {
        static Can of(Comment comment, Viewer viewer) {
            boolean own = viewer.owns(comment);
            return switch (comment.state()) {
                case CommentState.Visible visible -> new Can(viewer.mayWrite(), own, viewer.moderator(), false);
                case CommentState.Hidden hidden -> new Can(false, own, false, viewer.moderator());
                case CommentState.Deleted deleted -> new Can(false, false, false, false);
            };
        }
    }

    static CommentView of(Comment comment, Viewer viewer) {
        boolean shown = comment.visible() || viewer.moderator();
        String text = shown ? comment.text() : null;
        // Who wrote is known by the name or not at all; a deleted comment has none.
        boolean named = shown && comment.name() != null;
        return new CommentView(
                comment.id(),
                comment.articleId(),
                comment.parentId(),
                shown ? comment.name() : null,
                named && comment.account() == null,
                named && comment.byAuthor(),
                text,
                text == null ? null : CommentHtml.of(text),
                comment.createdAt(),
                comment.state().word(),
                viewer.owns(comment),
                Can.of(comment, viewer));
    }
}
