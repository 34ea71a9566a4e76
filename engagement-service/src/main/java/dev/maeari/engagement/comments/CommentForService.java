package dev.maeari.engagement.comments;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A comment as our own services see it, to send notices of it.
 *
 * @param authorSubject who wrote it; null for guests
 * @param parentAuthorSubject who is answered; null if nobody, or a guest
 * @param visible whether it can be read: of what can't, there is nothing to send
 */
record CommentForService(
        @JsonUnwrapped CommentView comment,
        @Nullable String authorSubject,
        @Nullable String parentAuthorSubject,
        boolean visible) {}
