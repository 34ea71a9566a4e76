package dev.maeari.notifications;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import org.jspecify.annotations.Nullable;

/** A comment as the engagement service shows it at the moment it is asked. */
public sealed interface Comment {

    /**
     * It can be read by everybody.
     *
     * @param name its writer's name, as shown
     * @param text as it was written, Markdown; never to be put into a page or a mail without escaping
     * @param authorSubject its writer at the sign-in provider, or null for a guest
     * @param parentAuthorSubject the writer of the comment that it answers; null if it answers none, or a guest's
     */
    record Visible(
            CommentId id,
            ArticleId articleId,
            String name,
            String text,
            @Nullable String authorSubject,
            @Nullable String parentAuthorSubject)
            implements Comment {}

    /** It was hidden, deleted or erased: it is told to nobody. */
    record Gone(CommentId id) implements Comment {}
}
