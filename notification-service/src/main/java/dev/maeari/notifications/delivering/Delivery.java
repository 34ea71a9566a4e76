package dev.maeari.notifications.delivering;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.events.TraceParent;
import dev.maeari.notifications.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to a person, claimed by this process.
 *
 * @param happenedAt when what it tells of happened
 * @param cause what led to it, if that is traced
 */
record Delivery(
        UUID id,
        Kind kind,
        String recipient,
        ArticleId articleId,
        CommentId commentId,
        Instant happenedAt,
        @Nullable TraceParent cause,
        DeliveryState.Sending state) {}
