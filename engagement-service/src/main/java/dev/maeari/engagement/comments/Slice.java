package dev.maeari.engagement.comments;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import org.jspecify.annotations.Nullable;

/**
 * A part of an article's list.
 *
 * @param after the comment behind which it begins; null for the beginning
 * @param limit how many at most
 * @param hiddenToo whether it shows what moderators hid
 */
record Slice(ArticleId article, @Nullable CommentId after, int limit, boolean hiddenToo) {}
