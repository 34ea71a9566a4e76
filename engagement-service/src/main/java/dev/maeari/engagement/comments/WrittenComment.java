package dev.maeari.engagement.comments;

import org.jspecify.annotations.Nullable;

/**
 * A comment as it comes in.
 *
 * @param text 1 to 5,000 characters
 * @param parentId the comment that it answers, if any
 * @param name of a guest; left out of account for who has signed in
 */
record WrittenComment(
        @Nullable String text,
        @Nullable String parentId,
        @Nullable String name) {}
